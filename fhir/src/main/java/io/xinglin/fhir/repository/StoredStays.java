package io.xinglin.fhir.repository;

import io.xinglin.core.note.Note;
import io.xinglin.fhir.mapping.CodedDiagnoses;
import io.xinglin.fhir.mapping.NoteMapping;
import io.xinglin.fhir.mapping.PatientMapping;
import io.xinglin.fhir.mapping.Systems;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.DiagnosisComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** The encounters of notes, as this server holds them. Safe for use by many threads. */
final class StoredStays {
    private final FhirStore store;

    StoredStays(FhirStore store) {
        this.store = store;
    }

    /**
     * The encounter the note's document names, else that of its visit number, else a new one of that number, without an id; empty
     * where there is no number, or the encounter is another patient's.
     */
    Optional<Encounter> of(Note note) {
        Optional<Encounter> stored = named(note).or(() -> numbered(note));
        if (stored.isPresent()) {
            return stored.filter(encounter -> isOf(encounter, note));
        }
        return note.visitNumber().isEmpty()
                ? Optional.empty()
                : Optional.of(PatientMapping.encounter(note.visitNumber(), null));
    }

    private Optional<Encounter> named(Note note) {
        return store.find(DocumentReference.class, NoteMapping.key(note.id()))
                .flatMap(document -> store.refer(document.getContext().getEncounterFirstRep()))
                .filter(Encounter.class::isInstance)
                .map(Encounter.class::cast);
    }

    private Optional<Encounter> numbered(Note note) {
        return note.visitNumber().isEmpty()
                ? Optional.empty()
                : store.find(Encounter.class, Systems.identifier(Systems.VISIT, note.visitNumber()));
    }

    private boolean isOf(Encounter encounter, Note note) {
        Identifier patient = Systems.patient(note.patient().identifier());
        return store.refer(encounter.getSubject()).filter(Patient.class::isInstance).map(Patient.class::cast).stream()
                .flatMap(subject -> subject.getIdentifier().stream())
                .anyMatch(known -> patient.getSystem().equals(known.getSystem())
                        && patient.getValue().equals(known.getValue()));
    }

    /** The diagnoses of an encounter that coders confirmed. */
    List<Condition> coded(Encounter encounter) {
        return encounter.getDiagnosis().stream()
                .map(DiagnosisComponent::getCondition)
                .map(store::refer)
                .flatMap(Optional::stream)
                .filter(Condition.class::isInstance)
                .map(Condition.class::cast)
                .filter(CodedDiagnoses::isCoded)
                .toList();
    }
}
