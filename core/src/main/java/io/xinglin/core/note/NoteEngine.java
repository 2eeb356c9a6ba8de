package io.xinglin.core.note;

/** Port: the whole engine, note in, facts out. Any Unicode text is accepted. Safe for use by many threads. */
public interface NoteEngine {
    /** A text longer than this is no note; whoever reads many notes names it and goes on with the others. */
    int MOST_CHARACTERS = 1_000_000;

    /** What is wrong with such a text. */
    String TOO_LONG = "text has more than " + MOST_CHARACTERS + " characters";

    NoteFacts extract(String note, Scheme scheme);

    /**
     * The facts with relative times counted from {@code anchor}. An engine that knows no dates answers as without one.
     */
    default NoteFacts extract(String note, Scheme scheme, TimeAnchor anchor) {
        return extract(note, scheme);
    }
}
