package io.xinglin.fhir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.fhir.ClinicalSamples;
import io.xinglin.core.note.AllergenKind;
import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ClinicalRecord.Allergy;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalRecord.NoKnownAllergy;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.RecordSamples;
import io.xinglin.core.note.Span;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Allergies and their denial as FHIR R4 AllergyIntolerance says them. */
@Tag("REQ-NLP-10")
class AllergyMappingTest {
    private static AllergyIntolerance named(TransactionDraft draft, String text) {
        return FhirSamples.all(draft, AllergyIntolerance.class).stream()
                .filter(allergy -> allergy.getCode().getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allergyToFoodShouldHaveCategoryTypeCodeAndManifestation() {
        AllergyIntolerance seafood = named(FhirSamples.note(RecordSamples.NOTE, RecordSamples.FACTS), "海鲜");
        assertThat(seafood.getCategory().get(0).getValue()).isEqualTo(AllergyIntoleranceCategory.FOOD);
        assertThat(seafood.getType()).isEqualTo(AllergyIntoleranceType.ALLERGY);
        assertThat(seafood.getCode().getCodingFirstRep().getCode()).isEqualTo("44027008");
        assertThat(seafood.getClinicalStatus().getCodingFirstRep().getCode()).isEqualTo("active");
        assertThat(seafood.getVerificationStatus().getCodingFirstRep().getCode())
                .isEqualTo("unconfirmed");
        var reaction = seafood.getReactionFirstRep();
        assertThat(reaction.getDescription()).isEqualTo("皮疹");
        assertThat(reaction.getManifestationFirstRep().getText()).isEqualTo("皮疹");
        assertThat(reaction.getManifestationFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("271807003");
    }

    @ParameterizedTest
    @CsvSource({"MEDICATION, 409137002", "FOOD, 429625007", "ENVIRONMENT, 428607008", ", 716186003"})
    void denialShouldBeTheNegationCodeOfItsKind(AllergenKind kind, String code) {
        AllergyIntolerance none = named(FhirSamples.note(NOTE, denied(kind)), "否认过敏史");
        assertThat(none.getCode().getCodingFirstRep().getCode()).isEqualTo(code);
        assertThat(none.getClinicalStatus().getCodingFirstRep().getCode()).isEqualTo("active");
        assertThat(none.hasReaction()).isFalse();
        assertThat(none.getCategory()).hasSize(kind == null ? 0 : 1);
    }

    private static final Note NOTE = ClinicalSamples.note("NKA", ClinicalSamples.patient("NKA"), "否认过敏史。");

    private static NoteFacts denied(AllergenKind kind) {
        NoteFacts none = ClinicalSamples.facts(NOTE, List.of());
        var r = none.record();
        Span span = new Span(0, 5);
        return new NoteFacts(
                none.engine(),
                none.sections(),
                none.mentions(),
                new ClinicalRecord(
                        r.age(),
                        r.sex(),
                        r.nativePlace(),
                        r.address(),
                        r.mainSymptoms(),
                        r.accompanyingSymptoms(),
                        r.negativeSymptoms(),
                        r.exams(),
                        r.suspectedDiagnoses(),
                        r.pastDiseases(),
                        r.treatmentHistory(),
                        r.familyHistory(),
                        r.medications(),
                        List.of(),
                        Map.of(),
                        List.of(new NoKnownAllergy(new Field("否认过敏史", span), kind, new Span(0, 6)))));
    }

    @Test
    void nothingShouldBeDeniedWhereTheRecordDoesNot() {
        assertThat(FhirSamples.all(
                        FhirSamples.note(NOTE, ClinicalSamples.facts(NOTE, List.of())), AllergyIntolerance.class))
                .isEmpty();
    }

    @Test
    void drugSomebodyIsAllergicToShouldBeNoMedication() {
        var draft = FhirSamples.note();
        assertThat(named(draft, "青霉素")
                        .getVerificationStatus()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("unconfirmed");
        assertThat(named(draft, "磺胺")
                        .getVerificationStatus()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("refuted");
        assertThat(FhirSamples.all(draft, MedicationStatement.class))
                .extracting(
                        statement -> statement.getMedicationCodeableConcept().getText())
                .containsExactly("头孢曲松");
    }

    @Test
    void allergyTheRecordTellsOfShouldStandOnce() {
        NoteFacts facts = FhirSamples.FACTS;
        int at = FhirSamples.NOTE.text().indexOf("青霉素");
        Span span = new Span(at, at + 3);
        var told = new Allergy(new Field("青霉素", span), "皮疹", null, span, List.of(), List.of());
        var draft = FhirSamples.note(new NoteFacts(
                facts.engine(),
                facts.sections(),
                facts.mentions(),
                facts.record().allergic(List.of(told))));
        assertThat(FhirSamples.all(draft, AllergyIntolerance.class))
                .extracting(allergy -> allergy.getCode().getText())
                .containsExactlyInAnyOrder("青霉素", "磺胺");
        assertThat(named(draft, "青霉素")
                        .getReactionFirstRep()
                        .getManifestationFirstRep()
                        .getText())
                .isEqualTo("皮疹");
    }
}
