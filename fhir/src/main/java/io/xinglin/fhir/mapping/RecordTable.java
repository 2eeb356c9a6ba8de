package io.xinglin.fhir.mapping;

import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.fhir.mapping.NoteReferences.RecordField;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * The record of a note as R4 Composition: a section for each field of the printed table that the note fills, with the
 * resources of its values. What the note says of age, sex, native place and address becomes an Observation: the Patient
 * keeps what the registration says.
 */
final class RecordTable {
    private static final String TITLE = "病历特征表";

    private final Note note;
    private final NoteFacts facts;
    private final Reference subject;
    private final Reference encounter;
    private final Reference document;

    RecordTable(Note note, NoteFacts facts, Reference subject, Reference encounter, Reference document) {
        this.note = note;
        this.facts = facts;
        this.subject = subject;
        this.encounter = encounter;
        this.document = document;
    }

    /** Adds what the note says of the person. */
    void addPerson(TransactionDraft draft, NoteReferences found) {
        person(
                draft,
                found,
                NoteReferences.AGE,
                Concepts.loinc("30525-0", "Age"),
                facts.record().age());
        person(
                draft,
                found,
                NoteReferences.SEX,
                Concepts.loinc("46098-0", "Sex"),
                facts.record().sex());
        person(
                draft,
                found,
                NoteReferences.NATIVE_PLACE,
                Concepts.own("native-place", "Native place"),
                facts.record().nativePlace());
        person(
                draft,
                found,
                NoteReferences.ADDRESS,
                Concepts.loinc("56799-0", "Address"),
                facts.record().address());
    }

    private void person(
            TransactionDraft draft, NoteReferences found, RecordField field, CodeableConcept code, Field said) {
        if (!said.isPresent()) {
            return;
        }
        Identifier key = Systems.identifier(
                Systems.FACT,
                note.id() + ':' + said.span().start() + '-' + said.span().end() + ':' + field.code());
        var observation = new Observation();
        observation.addIdentifier(key);
        observation.setStatus(Observation.ObservationStatus.PRELIMINARY);
        observation.addCategory(Concepts.hl7("observation-category", "social-history", "Social History"));
        observation.setCode(code.setText(field.name()));
        observation.setSubject(subject).setEncounter(encounter);
        observation.setEffective(new DateTimeType(PatientMapping.date(note.writtenAt())));
        observation.setValue(new StringType(said.value()));
        Evidence.attach(observation, said.span(), Evidence.sentence(note.text(), said.span()), document);
        found.add(field, draft.update(observation, key));
    }

    /** Adds the table of what was found. */
    void add(TransactionDraft draft, NoteReferences found) {
        Identifier key = Systems.identifier(Systems.RECORD_TABLE, note.id());
        var table = new Composition();
        table.setIdentifier(key);
        table.setStatus(Composition.CompositionStatus.PRELIMINARY);
        table.setType(Concepts.own("record-table", "Record table").setText(TITLE));
        table.setSubject(subject).setEncounter(encounter).setDate(PatientMapping.date(note.writtenAt()));
        table.addAuthor(NoteMapping.engine(facts));
        table.setTitle(TITLE);
        table.addSection().setTitle("原文").setCode(Concepts.own("note", "Note")).addEntry(document.copy());
        found.fields(facts.record()).forEach((field, references) -> {
            var section = table.addSection().setTitle(field.name()).setCode(Concepts.own(field.code(), field.code()));
            references.forEach(section::addEntry);
        });
        draft.update(table, key);
    }
}
