package io.xinglin.core.note;

/** Port: the whole engine, note in, facts out. Any Unicode text is accepted. Safe for use by many threads. */
public interface NoteEngine {
    NoteFacts extract(String note, Scheme scheme);

    /**
     * The facts with relative times counted from {@code anchor}. An engine that knows no dates answers as without one.
     */
    default NoteFacts extract(String note, Scheme scheme, TimeAnchor anchor) {
        return extract(note, scheme);
    }
}
