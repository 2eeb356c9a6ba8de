package io.xinglin.fhir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.fhir.LesionSamples;
import io.xinglin.core.report.ReportStatus;
import java.util.List;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-OBJ-06")
@Tag("REQ-OBJ-08")
class LesionMappingTest {
    private final TransactionDraft draft = FhirSamples.report(LesionSamples.report(ReportStatus.FINAL));
    private final List<Observation> observations = FhirSamples.all(draft, Observation.class);

    private static String identifier(Observation observation) {
        return observation.getIdentifierFirstRep().getValue();
    }

    @Test
    void lesionShouldBeAMemberOfItsFindingUnderItsOwnIdentifier() {
        assertThat(observations).hasSize(3);
        Observation lesion = observations.get(0);
        Observation finding = observations.get(1);

        assertThat(identifier(lesion)).isEqualTo("urn:oid:" + LesionSamples.LESION.value());
        assertThat(finding.getHasMember()).hasSize(1);
        assertThat(draft.entries())
                .filteredOn(entry ->
                        entry.fullUrl().equals(finding.getHasMemberFirstRep().getReference()))
                .extracting(TransactionDraft.Entry::resource)
                .containsExactly(lesion);
        assertThat(lesion.getBodySite().getText()).isEqualTo("HEAD");
    }

    @Test
    void lesionShouldCarryFiguresPlaceClassChangeAndItsPictures() {
        Observation lesion = observations.get(0);

        assertThat(lesion.getComponent())
                .extracting(c -> c.getCode().getCodingFirstRep().getCode())
                .containsExactly("111012", "81827009", "118565006", "centre", "lung-rads-like", "change");
        assertThat(lesion.getComponent().get(1).getValueQuantity().getValue()).isEqualByComparingTo("8.4");
        assertThat(lesion.getComponent().get(3).getValueStringType().getValue()).isEqualTo("-42.5 10.0 130.3");
        assertThat(lesion.getComponent()
                        .get(4)
                        .getValueCodeableConcept()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("lung-rads-4a");
        assertThat(lesion.getNoteFirstRep().getText()).contains("v2022", "A person decides");
        assertThat(lesion.getExtensionByUrl(LesionMapping.SELECTION).getExtensionsByUrl("instance"))
                .hasSize(2);
    }

    @Test
    void classOfTheSeriesShouldBeAResultOfTheReport() {
        Observation category = observations.get(2);

        assertThat(category.getValueCodeableConcept().getText()).isEqualTo("4A 类");
        assertThat(FhirSamples.all(draft, DiagnosticReport.class).get(0).getResult())
                .as("finding and class; the lesion hangs on its finding")
                .hasSize(2);
    }
}
