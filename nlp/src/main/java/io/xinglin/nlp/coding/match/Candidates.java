package io.xinglin.nlp.coding.match;

import io.xinglin.nlp.coding.term.TermText;
import java.util.BitSet;

/**
 * The terms a text may mean, each with its features.
 *
 * @param model what is known of the names
 * @param text what was asked
 * @param terms numbers of the terms
 * @param forms the form of each that fits best
 * @param parts the part of the text that fits best, an index of {@code text.parts()}
 * @param rows the features
 */
public record Candidates(MatchModel model, TermText text, int[] terms, int[] forms, int[] parts, float[][] rows) {
    public int size() {
        return terms.length;
    }

    /** Whether any source ranks a candidate among its first. */
    public boolean isNear(int candidate) {
        for (int c = Rows.FIRST_RANKED; c < rows[candidate].length; c++) {
            if (rows[candidate][c] < Rows.NEAR) {
                return true;
            }
        }
        return false;
    }

    /** The share of coded texts with a whole part of this text that the candidate was given to. */
    public float wholePartShare(int candidate) {
        return rows[candidate][Rows.WHOLE];
    }

    /** The places in the compared form of the text that speak for a candidate. */
    public BitSet explained(int candidate) {
        return Explained.of(model, text, terms[candidate], forms[candidate]);
    }
}
