package io.xinglin.nlp.coding.boost;

import java.util.Arrays;

/** Feature values as numbers of quantile bins, column by column. */
final class Bins {
    static final int COUNT = 64;
    private static final int SAMPLE = 40_000;

    /** {@code bins[column][row]}. */
    final byte[][] bins;

    /** The largest value of a bin: {@code upper[column][bin]}. */
    final float[][] upper;

    Bins(float[][] rows) {
        int columns = rows[0].length;
        bins = new byte[columns][rows.length];
        upper = new float[columns][];
        for (int c = 0; c < columns; c++) {
            fill(rows, c);
        }
    }

    private void fill(float[][] rows, int column) {
        int step = Math.max(1, rows.length / SAMPLE);
        float[] values = new float[(rows.length + step - 1) / step];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows[i * step][column];
        }
        Arrays.sort(values);
        float[] cuts = new float[COUNT - 1];
        int size = 0;
        for (int b = 1; b < COUNT; b++) {
            float cut = values[(int) ((long) b * (values.length - 1) / COUNT)];
            if (size == 0 || cut > cuts[size - 1]) {
                cuts[size++] = cut;
            }
        }
        float[] edges = Arrays.copyOf(cuts, size);
        upper[column] = edges;
        for (int r = 0; r < rows.length; r++) {
            int at = Arrays.binarySearch(edges, rows[r][column]);
            bins[column][r] = (byte) (at >= 0 ? at : -at - 1);
        }
    }
}
