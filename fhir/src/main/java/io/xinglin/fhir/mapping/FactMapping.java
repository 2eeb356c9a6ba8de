package io.xinglin.fhir.mapping;

import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.SectionType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * One mention of a note as the R4 resource that says the same.
 *
 * <p>Places, times and triggers are attributes of other facts and get no resource. What the note says of somebody who is
 * neither the patient nor a relative, and what it denies of the family, has no place in the patient's record.
 */
final class FactMapping {
    private final Note note;
    private final NoteFacts facts;
    private final Reference subject;
    private final Reference encounter;
    private final Reference document;

    private final CorrectedFacts corrected;

    FactMapping(Note note, CorrectedFacts corrected, Reference subject, Reference encounter, Reference document) {
        this.note = note;
        this.corrected = corrected;
        this.facts = corrected.facts();
        this.subject = subject;
        this.encounter = encounter;
        this.document = document;
    }

    Identifier key(Mention mention) {
        return Systems.identifier(
                Systems.FACT,
                note.id() + ':' + mention.span().start() + '-' + mention.span().end() + ':' + mention.label());
    }

    Optional<Resource> fact(Mention mention) {
        Optional<MentionType> type = Arrays.stream(MentionType.values())
                .filter(t -> t.name().equals(mention.label()))
                .findFirst();
        boolean denied = mention.assertion() == Assertion.ABSENT;
        if (type.isEmpty()
                || mention.assertion() == Assertion.NOT_PATIENT
                || (denied && in(mention, SectionType.FAMILY_HISTORY))) {
            return Optional.empty();
        }
        return resource(type.get(), mention)
                .map(resource -> corrected.reviewed(mention) ? ReviewedFact.confirmed(resource) : resource)
                .map(resource -> Evidence.attach(resource, mention.span(), mention.sentence(), document));
    }

    private Optional<DomainResource> resource(MentionType type, Mention mention) {
        if (mention.assertion() == Assertion.FAMILY) {
            return type == MentionType.DISEASE ? Optional.of(family(mention)) : Optional.empty();
        }
        return switch (type) {
            case DISEASE -> Optional.of(condition(mention));
            case SYMPTOM, SIGN, LAB_TEST, EXAMINATION, VITAL_SIGN ->
                Optional.of(new ObservedFact(note, subject, encounter)
                        .observation(type, mention, attributes(mention), key(mention)));
            case DRUG -> drug(mention);
            case PROCEDURE, TREATMENT -> Optional.of(procedure(mention));
            case BODY_SITE, TIME, TRIGGER -> Optional.empty();
        };
    }

    /** A drug somebody is allergic to is none that was taken; what the record tells as an allergy is made of the record. */
    private Optional<DomainResource> drug(Mention mention) {
        NoteFacts of = corrected.withdrawn().contains(mention) ? corrected.found() : facts;
        boolean told = of.record().allergies().stream()
                .anyMatch(allergy -> allergy.substance().span().overlaps(mention.span()));
        if (told) {
            return Optional.empty();
        }
        var allergies = new AllergyMapping(note, subject, encounter, document);
        if (mention.assertion() == Assertion.ABSENT && in(mention, SectionType.ALLERGY_HISTORY)) {
            return Optional.of(allergies.refuted(mention, key(mention)));
        }
        boolean allergen = attribute(mention, "role").filter("allergen"::equals).isPresent();
        return Optional.of(allergen ? allergies.toDrug(mention, key(mention)) : medication(mention));
    }

    private boolean in(Mention mention, SectionType section) {
        return facts.sections().stream()
                .anyMatch(s -> s.type() == section && s.span().contains(mention.span()));
    }

    private Condition condition(Mention mention) {
        var condition = new Condition();
        condition.addIdentifier(key(mention));
        String verification = switch (mention.assertion()) {
            case ABSENT -> "refuted";
            case POSSIBLE -> "provisional";
            case CONDITIONAL, PLANNED -> "unconfirmed";
            case PRESENT, PAST, FAMILY, NOT_PATIENT -> "confirmed";
        };
        condition.setVerificationStatus(Concepts.hl7("condition-ver-status", verification, null));
        if (verification.equals("confirmed")) {
            String clinical = mention.assertion() == Assertion.PAST ? "inactive" : "active";
            condition.setClinicalStatus(Concepts.hl7("condition-clinical", clinical, null));
        }
        condition.addCategory(Concepts.hl7("condition-category", "encounter-diagnosis", "Encounter Diagnosis"));
        condition.setCode(Concepts.of(mention.text(), mention.codes()));
        condition.setSubject(subject).setEncounter(encounter).setRecordedDate(PatientMapping.date(note.writtenAt()));
        if (mention.assertion() != Assertion.ABSENT) {
            WrittenTime.since(mention)
                    .or(() -> attribute(mention, "onset").map(StringType::new))
                    .ifPresent(condition::setOnset);
        }
        return condition;
    }

    private MedicationStatement medication(Mention mention) {
        var statement = new MedicationStatement();
        statement.addIdentifier(key(mention));
        statement.setStatus(
                switch (mention.assertion()) {
                    case ABSENT -> MedicationStatement.MedicationStatementStatus.NOTTAKEN;
                    case PAST -> MedicationStatement.MedicationStatementStatus.COMPLETED;
                    case PLANNED, CONDITIONAL -> MedicationStatement.MedicationStatementStatus.INTENDED;
                    case PRESENT -> MedicationStatement.MedicationStatementStatus.ACTIVE;
                    case POSSIBLE, FAMILY, NOT_PATIENT -> MedicationStatement.MedicationStatementStatus.UNKNOWN;
                });
        statement.setMedication(Concepts.of(mention.text(), mention.codes()));
        statement.setSubject(subject).setContext(encounter).setDateAsserted(PatientMapping.date(note.writtenAt()));
        WrittenTime.dated(mention).ifPresent(statement::setEffective);
        if (!mention.attributes().isEmpty()) {
            statement.addDosage(
                    new Dosage().setText(String.join("；", mention.attributes().values())));
        }
        return statement;
    }

    private Procedure procedure(Mention mention) {
        var procedure = new Procedure();
        procedure.addIdentifier(key(mention));
        procedure.setStatus(
                switch (mention.assertion()) {
                    case ABSENT -> Procedure.ProcedureStatus.NOTDONE;
                    case PLANNED, CONDITIONAL -> Procedure.ProcedureStatus.PREPARATION;
                    case PRESENT, PAST -> Procedure.ProcedureStatus.COMPLETED;
                    case POSSIBLE, FAMILY, NOT_PATIENT -> Procedure.ProcedureStatus.UNKNOWN;
                });
        procedure.setCode(Concepts.of(mention.text(), mention.codes()));
        procedure.setSubject(subject).setEncounter(encounter);
        WrittenTime.of(mention)
                .or(() -> attribute(mention, "onset")
                        .or(() -> attribute(mention, "time"))
                        .map(StringType::new))
                .ifPresent(procedure::setPerformed);
        return procedure;
    }

    private FamilyMemberHistory family(Mention mention) {
        var history = new FamilyMemberHistory();
        history.addIdentifier(key(mention));
        history.setStatus(FamilyMemberHistory.FamilyHistoryStatus.PARTIAL);
        history.setPatient(subject);
        history.setDateElement(new DateTimeType(PatientMapping.date(note.writtenAt())));
        history.setRelationship(Relatives.of(relative(mention)));
        history.addCondition().setCode(Concepts.of(mention.text(), mention.codes()));
        return history;
    }

    /** The relative as the record names it for this mention, else as the mention's own attribute does. */
    private String relative(Mention mention) {
        return facts.record().familyHistory().stream()
                .filter(entry ->
                        entry.disease().isPresent() && entry.disease().span().overlaps(mention.span()))
                .map(entry -> entry.relative())
                .findFirst()
                .or(() -> attribute(mention, "relative"))
                .orElse("");
    }

    /** The mention's own, and what the record gathered of its symptom from other sentences. */
    private Map<String, String> attributes(Mention mention) {
        Map<String, String> all = new LinkedHashMap<>(mention.attributes());
        Stream.concat(facts.record().mainSymptoms().stream(), facts.record().accompanyingSymptoms().stream())
                .filter(symptom -> symptom.name().span().overlaps(mention.span()))
                .forEach(symptom -> {
                    all.putIfAbsent("onset", symptom.onset());
                    all.putIfAbsent("frequency", symptom.frequency());
                    all.putIfAbsent("site", symptom.site());
                    all.putIfAbsent("trigger", symptom.trigger());
                    all.putIfAbsent("degree", symptom.degree());
                    all.putIfAbsent("aggravating", symptom.aggravating());
                    all.putIfAbsent("character", symptom.character());
                    all.putIfAbsent("relieving", symptom.relieving());
                });
        facts.record().exams().stream()
                .filter(exam -> exam.item().span().overlaps(mention.span()))
                .forEach(exam -> all.putIfAbsent("result", exam.result()));
        return all;
    }

    static Optional<String> attribute(Mention mention, String name) {
        return Optional.ofNullable(mention.attributes().get(name)).filter(value -> !value.isBlank());
    }
}
