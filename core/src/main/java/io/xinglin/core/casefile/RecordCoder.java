package io.xinglin.core.casefile;

import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.note.NoteFacts;

/** Port: a whole discharge record to the codes of its front page. Any text is answered. Safe for use by many threads. */
@FunctionalInterface
public interface RecordCoder {
    /**
     * @param facts what the note engine found in {@code text}, in the scheme {@code XINGLIN}
     * @param known what is known of the stay from elsewhere; its codes are not read, and what it leaves open is taken from
     *     the text
     */
    CodedCase code(String text, NoteFacts facts, InpatientCase known);
}
