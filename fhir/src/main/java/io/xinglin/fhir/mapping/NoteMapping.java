package io.xinglin.fhir.mapping;

import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteFacts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A note as R4 DocumentReference and the facts found in it, each with its way back to the text. */
public final class NoteMapping {
    private NoteMapping() {}

    public static Identifier key(String noteId) {
        return Systems.identifier(Systems.NOTE, noteId);
    }

    /** The logical id of the Provenance that lists the facts of a note. */
    public static String provenanceId(String noteId) {
        return Systems.logicalId("note", noteId);
    }

    /**
     * Adds the note, its facts as people corrected them, the table of its record, those that were taken out as
     * entered-in-error, the Provenance that lists them all, and one for each correction.
     */
    public static void add(TransactionDraft draft, Note note, CorrectedFacts facts) {
        Reference subject = draft.create(
                PatientMapping.patient(note.patient()),
                Systems.patient(note.patient().identifier()));
        Reference encounter =
                note.visitNumber().isEmpty() ? null : OrderMapping.encounter(draft, note.visitNumber(), subject);
        Reference document = draft.update(document(note, subject, encounter), key(note.id()));
        var mapping = new FactMapping(note, facts, subject, encounter, document);
        var allergies = new AllergyMapping(note, subject, encounter, document);
        var table = new RecordTable(note, facts.facts(), subject, encounter, document);
        var found = new NoteReferences();
        table.addPerson(draft, found);
        for (Mention mention : facts.facts().mentions()) {
            target(draft, mapping.fact(mention), mapping.key(mention))
                    .ifPresent(target -> found.add(mention.span(), target));
        }
        allergies.add(draft, facts.facts(), found);
        table.add(draft, found);
        Map<String, Reference> targets = new LinkedHashMap<>();
        found.all().forEach(target -> targets.put(target.getReference(), target));
        for (Mention mention : facts.withdrawn()) {
            Optional<Resource> former = mapping.fact(mention).map(ReviewedFact::enteredInError);
            target(draft, former, mapping.key(mention)).ifPresent(t -> targets.putIfAbsent(t.getReference(), t));
        }
        allergies.withdraw(draft, facts).forEach(target -> targets.putIfAbsent(target.getReference(), target));
        if (!targets.isEmpty()) {
            draft.put(provenance(note, facts, document, List.copyOf(targets.values())));
        }
        for (CorrectedFacts.Trace trace : facts.traces()) {
            Reference about = target(draft, mapping.fact(trace.subject()), mapping.key(trace.subject()))
                    .orElse(document);
            draft.put(CorrectionMapping.provenance(trace.correction(), about, document));
        }
    }

    /** The reference to a fact; what the draft holds of it already stays. */
    private static Optional<Reference> target(TransactionDraft draft, Optional<Resource> fact, Identifier key) {
        return fact.map(resource -> draft.update(resource, key));
    }

    /** The engine as who made a resource. */
    static Reference engine(NoteFacts facts) {
        return new Reference()
                .setIdentifier(Systems.identifier(Systems.NLP_ENGINE, facts.engine()))
                .setDisplay(facts.engine());
    }

    static DocumentReference document(Note note, Reference subject, Reference encounter) {
        var document = new DocumentReference();
        document.setMasterIdentifier(key(note.id()));
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setType(type(note.typeName()));
        document.setSubject(subject);
        document.setDate(PatientMapping.date(note.writtenAt()));
        if (encounter != null) {
            document.getContext().addEncounter(encounter);
        }
        document.addContent().setAttachment(text(note.text()).setCreation(PatientMapping.date(note.writtenAt())));
        return document;
    }

    private static CodeableConcept type(String name) {
        CodeableConcept concept = switch (name) {
            case "入院记录" -> Concepts.loinc("34117-2", "History and physical note");
            case "出院记录", "出院小结" -> Concepts.loinc("18842-5", "Discharge summary");
            case "手术记录" -> Concepts.loinc("11504-8", "Surgical operation note");
            case "病程记录", "首次病程记录" -> Concepts.loinc("11506-3", "Progress note");
            default -> Concepts.loinc("34109-9", "Note");
        };
        return name.isEmpty() ? concept : concept.setText(name);
    }

    /** UTF-8 text with its SHA-1 (the hash FHIR R4 {@code Attachment.hash} asks for). */
    static Attachment text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return new Attachment()
                .setContentType("text/plain; charset=UTF-8")
                .setLanguage("zh-CN")
                .setData(utf8)
                .setSize(utf8.length)
                .setHash(sha1(utf8));
    }

    private static byte[] sha1(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static Provenance provenance(Note note, CorrectedFacts facts, Reference document, List<Reference> targets) {
        var provenance = new Provenance();
        provenance.setId(provenanceId(note.id()));
        targets.forEach(provenance::addTarget);
        provenance.setRecorded(PatientMapping.date(note.writtenAt()));
        provenance
                .addAgent()
                .setType(ReportMapping.participant("assembler", "Assembler"))
                .setWho(engine(facts.found()));
        facts.traces().stream()
                .map(trace -> trace.correction().by())
                .distinct()
                .forEach(person -> provenance
                        .addAgent()
                        .setType(ReportMapping.participant("verifier", "Verifier"))
                        .setWho(ReportMapping.account(person)));
        provenance.addEntity().setRole(Provenance.ProvenanceEntityRole.SOURCE).setWhat(document);
        return provenance;
    }
}
