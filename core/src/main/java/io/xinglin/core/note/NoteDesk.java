package io.xinglin.core.note;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Use case: notes come in (web form, FHIR, HL7 MDM), facts come out. Implemented by {@code ejb}. */
public interface NoteDesk {
    /**
     * A note and what stands in it.
     *
     * @param found what the engine found, untouched
     * @param facts the same with people's corrections applied; {@code found} where there are none
     */
    record AnnotatedNote(Note note, NoteFacts found, NoteFacts facts) {}

    /** One line of the list. */
    record NoteItem(String noteId, String patientId, String typeName, Instant writtenAt, int mentions) {}

    /**
     * Keeps the note, finds its facts and queues them for FHIR, in one transaction. The same id with the same text
     * changes nothing.
     */
    AnnotatedNote submit(String user, Note note);

    List<NoteItem> recent(int limit);

    Optional<AnnotatedNote> open(String user, String noteId);
}
