package io.xinglin.nlp.learning;

import java.util.List;

/**
 * What must not get worse, beside the golden notes that are always measured.
 *
 * @param corpora annotated texts to measure mentions on
 * @param asserted texts to measure assertions on
 * @param tolerance by how much the F1 of a corpus, or the accuracy of assertions, may fall
 */
public record FixedSet(List<MarkedText> corpora, List<AssertedText> asserted, double tolerance) {
    /** The golden notes alone. */
    public static final FixedSet GOLDEN = new FixedSet(List.of(), List.of(), 0);

    public FixedSet {
        corpora = List.copyOf(corpora);
        asserted = List.copyOf(asserted);
    }
}
