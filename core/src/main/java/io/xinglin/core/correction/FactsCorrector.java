package io.xinglin.core.correction;

import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.TimeAnchor;
import java.util.List;

/**
 * Port: what stands in a note once people have corrected what was found in it: mentions and, made of them, the record. A pure
 * function: the same input gives the same facts, and nothing that went in is changed. Safe for use by many threads.
 */
@FunctionalInterface
public interface FactsCorrector {
    /**
     * Applies the corrections in their order; one that speaks of a mention that is not there is left out. Without any that
     * changes something the facts are {@code found}.
     *
     * @param text the note's text, which the offsets of all others index
     * @param found what the engine found in it, in the product's own scheme
     * @param corrections of this text
     * @param anchor what relative times count from, as when the facts were found
     */
    CorrectedFacts correct(String text, NoteFacts found, List<Correction> corrections, TimeAnchor anchor);
}
