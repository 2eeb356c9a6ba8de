package io.xinglin.nlp.coding.semantic;

import io.xinglin.nlp.coding.term.TermTable;

/**
 * The vectors of all terms of a table, eight bits a number, and the search for the nearest. Immutable; safe for use by many
 * threads.
 *
 * <p>The search first counts in how many signs a term's vector differs from the one asked for (the vectors are rotated at random
 * when they are made, so each sign tells as much), then compares the few hundred that differ least by their cosine.
 */
public final class SemanticIndex {
    private static final int COMPARED = 600;

    private final SentenceVectors vectors;
    private final int width;
    private final byte[] rows;
    private final float[] factors;
    private final long[] signs;

    /** Takes a term and its cosine. */
    @FunctionalInterface
    public interface Visitor {
        void visit(int term, float cosine);
    }

    private SemanticIndex(SentenceVectors vectors, int size) {
        this.vectors = vectors;
        width = vectors.width();
        rows = new byte[size * width];
        factors = new float[size];
        signs = new long[size];
    }

    /** @param vectors of at most 64 numbers */
    public static SemanticIndex of(TermTable terms, SentenceVectors vectors) {
        SemanticIndex index = new SemanticIndex(vectors, terms.size());
        for (int term = 0; term < terms.size(); term++) {
            float[] vector = vectors.name(terms.name(term));
            index.factors[term] = VectorTable.quantise(vector, index.rows, term * index.width);
            index.signs[term] = signs(vector);
        }
        return index;
    }

    private static long signs(float[] vector) {
        long bits = 0;
        for (int i = 0; i < vector.length; i++) {
            bits |= vector[i] > 0 ? 1L << i : 0;
        }
        return bits;
    }

    public SentenceVectors vectors() {
        return vectors;
    }

    /** The vector of a term, of length 1 but for rounding. */
    public float[] vector(int term) {
        float[] vector = new float[width];
        for (int i = 0; i < width; i++) {
            vector[i] = factors[term] * rows[term * width + i];
        }
        return vector;
    }

    /** The cosine of a vector of length 1 and a term's. */
    public float likeness(float[] unit, int term) {
        float sum = 0;
        int at = term * width;
        for (int i = 0; i < width; i++) {
            sum += unit[i] * rows[at + i];
        }
        return sum * factors[term];
    }

    /** Visits the terms nearest to a vector of length 1, several hundred in no order. */
    public void nearest(float[] unit, Visitor visitor) {
        long asked = signs(unit);
        int[] count = new int[width + 1];
        for (long sign : signs) {
            count[Long.bitCount(asked ^ sign)]++;
        }
        int most = 0;
        for (int sum = count[0]; most < width && sum + count[most + 1] <= COMPARED; ) {
            sum += count[++most];
        }
        for (int term = 0; term < signs.length; term++) {
            if (Long.bitCount(asked ^ signs[term]) <= most) {
                visitor.visit(term, likeness(unit, term));
            }
        }
    }
}
