package io.xinglin.nlp.coding.match;

/** Places among the candidates of a text. */
final class Ranks {
    private Ranks() {}

    /** Writes, for each of the columns {@code from}, its rank (0 the best) to the row's last columns. */
    static void add(float[][] rows, int to, int[] from) {
        for (int c = 0; c < from.length; c++) {
            int column = from[c];
            for (float[] row : rows) {
                int better = 0;
                for (float[] other : rows) {
                    better += other[column] > row[column] ? 1 : 0;
                }
                row[to + c] = better;
            }
        }
    }
}
