package io.xinglin.core.note;

/** Port: the whole engine, note in, facts out. Any Unicode text is accepted. Safe for use by many threads. */
public interface NoteEngine {
    NoteFacts extract(String note, Scheme scheme);
}
