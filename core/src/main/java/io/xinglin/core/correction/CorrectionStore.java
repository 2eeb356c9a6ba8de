package io.xinglin.core.correction;

import java.util.List;

/** Port: keeps corrections. Safe for use by many threads. */
public interface CorrectionStore {
    /** Keeps a correction; the same id again changes nothing. */
    void keep(Correction correction);

    /** The corrections of a note, whatever text it had, in the order they were kept. */
    List<Correction> ofNote(String noteId);

    /** The notes with corrections, in the order of their first one. */
    List<String> notes();
}
