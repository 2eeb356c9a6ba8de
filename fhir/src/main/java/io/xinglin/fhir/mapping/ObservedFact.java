package io.xinglin.fhir.mapping;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Note;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * Symptoms, signs, tests, examinations and vital signs of a note as R4 Observation.
 *
 * <p>Values stay the words of the note: a number is only as good as the sentence it stands in. Codes of vital signs are
 * left out for the same reason: with a LOINC code FHIR asks for a measured quantity.
 */
final class ObservedFact {
    private final Note note;
    private final Reference subject;
    private final Reference encounter;

    ObservedFact(Note note, Reference subject, Reference encounter) {
        this.note = note;
        this.subject = subject;
        this.encounter = encounter;
    }

    /** @param attributes by name, the mention's own first */
    Observation observation(MentionType type, Mention mention, Map<String, String> attributes, Identifier key) {
        var observation = new Observation();
        observation.addIdentifier(key);
        observation.setStatus(status(mention.assertion()));
        observation.addCategory(category(type));
        observation.setCode(
                type == MentionType.VITAL_SIGN
                        ? Concepts.text(mention.text())
                        : Concepts.of(mention.text(), mention.codes()));
        observation.setSubject(subject).setEncounter(encounter);
        observation.setEffective(effective(type, mention));
        if (type == MentionType.SYMPTOM || type == MentionType.SIGN) {
            assertion(observation, mention.assertion());
        } else {
            result(observation, mention.assertion(), attributes);
        }
        attributes.forEach((name, value) -> {
            if (!value.isBlank() && !isResult(name)) {
                observation.addComponent().setCode(Concepts.own(name, name)).setValue(new StringType(value));
            }
        });
        return observation;
    }

    /** A complaint lasts since its onset, a test was done at its time; where the note dates neither, as of the note. */
    private Type effective(MentionType type, Mention mention) {
        boolean complaint = type == MentionType.SYMPTOM || type == MentionType.SIGN;
        return (complaint ? WrittenTime.lasting(mention) : WrittenTime.dated(mention))
                .orElseGet(() -> new DateTimeType(PatientMapping.date(note.writtenAt())));
    }

    /** Read by a machine, not yet confirmed by a person: preliminary. What is planned is registered only. */
    private static Observation.ObservationStatus status(Assertion assertion) {
        return assertion == Assertion.PLANNED
                ? Observation.ObservationStatus.REGISTERED
                : Observation.ObservationStatus.PRELIMINARY;
    }

    private static CodeableConcept category(MentionType type) {
        return switch (type) {
            case LAB_TEST -> Concepts.hl7("observation-category", "laboratory", "Laboratory");
            case EXAMINATION -> Concepts.hl7("observation-category", "procedure", "Procedure");
            case VITAL_SIGN -> Concepts.hl7("observation-category", "vital-signs", "Vital Signs");
            case SIGN -> Concepts.hl7("observation-category", "exam", "Exam");
            default -> Concepts.own("symptom", "Symptom").setText("症状");
        };
    }

    private static void assertion(Observation observation, Assertion assertion) {
        switch (assertion) {
            case ABSENT -> {
                observation.setValue(Concepts.absent());
                observation.addInterpretation(Concepts.negative());
            }
            case POSSIBLE, CONDITIONAL, PLANNED ->
                observation.setValue(Concepts.snomed("371930009", "Possible").setText(assertion.name()));
            case PAST -> observation.setValue(Concepts.snomed("410513005", "In the past"));
            case PRESENT, FAMILY, NOT_PATIENT -> {
                observation.setValue(Concepts.present());
                observation.addInterpretation(Concepts.positive());
            }
        }
    }

    private static void result(Observation observation, Assertion assertion, Map<String, String> attributes) {
        Stream.of("result", "value")
                .map(name -> attributes.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .ifPresentOrElse(
                        result -> observation.setValue(new StringType(result)),
                        () -> observation.setDataAbsentReason(
                                assertion == Assertion.ABSENT || assertion == Assertion.PLANNED
                                        ? Concepts.hl7("data-absent-reason", "not-performed", "Not Performed")
                                        : Concepts.hl7("data-absent-reason", "unknown", "Unknown")));
    }

    private static boolean isResult(String attribute) {
        return attribute.equals("result") || attribute.equals("value");
    }
}
