package io.xinglin.nlp.coding.semantic;

import io.xinglin.nlp.coding.term.TermText;
import java.util.Arrays;

/**
 * The vectors of all spans of one text: sums over their n-grams, worked out from running sums. Immutable; safe for use by many
 * threads.
 */
public final class SpanVectors {
    private final int width;
    /** For each length of n-grams the sum over those that end at or before a place, place by place. */
    private final float[][] sums;

    SpanVectors(TermText text, SentenceVectors vectors) {
        width = vectors.width();
        sums = new float[SentenceVectors.GRAM][(text.length() + 1) * width];
        for (int end = 1; end <= text.length(); end++) {
            long gram = 0;
            boolean whole = true;
            for (int n = 1; n <= SentenceVectors.GRAM; n++) {
                System.arraycopy(sums[n - 1], (end - 1) * width, sums[n - 1], end * width, width);
                whole &= end - n >= 0 && text.charAt(end - n) != TermText.BREAK;
                if (whole) {
                    gram |= (long) text.charAt(end - n) << (16 * (n - 1));
                    vectors.add(gram, sums[n - 1], end * width);
                }
            }
        }
    }

    /**
     * Writes the vector of a span, of length 1.
     *
     * @param start in the compared form
     * @param end exclusive
     * @return false, and zeros, where none of its n-grams is known
     */
    public boolean unit(int start, int end, float[] into) {
        Arrays.fill(into, 0);
        for (int n = 1; n <= SentenceVectors.GRAM && start + n <= end; n++) {
            float[] sum = sums[n - 1];
            int to = end * width;
            int from = (start + n - 1) * width;
            for (int i = 0; i < width; i++) {
                into[i] += sum[to + i] - sum[from + i];
            }
        }
        return SentenceVectors.unit(into);
    }
}
