package io.xinglin.nlp.tagger;

/**
 * Three signed numbers in one {@code long}, 21 bits each, so that one addition adds three weights. A row of weights is the
 * mathematical sum of {@code weight * 2^(21 lane)}; sums of rows stay exact while each lane's own sum stays within 2^20, and
 * the 30 weights of 16 bits that a character's features have at most do. Stateless.
 */
final class Lanes {
    private static final int COUNT = 3;
    private static final int BITS = 21;

    private Lanes() {}

    /** How many numbers hold {@code width} weights. */
    static int of(int width) {
        return (width + COUNT - 1) / COUNT;
    }

    /** Adds {@code weight} to place {@code index} of the row that begins at {@code row}. */
    static void add(long[] rows, int row, int index, int weight) {
        rows[row + index / COUNT] += (long) weight << (BITS * (index % COUNT));
    }

    /** Adds the {@code width} weights of {@code sum} to {@code out} from {@code at} on. */
    static void addTo(long[] sum, int[] out, int at, int width) {
        int tag = 0;
        for (long packed : sum) {
            long left = packed;
            for (int lane = 0; lane < COUNT && tag < width; lane++) {
                long low = left << (Long.SIZE - BITS) >> (Long.SIZE - BITS);
                out[at + tag++] += (int) low;
                left = (left - low) >> BITS;
            }
        }
    }
}
