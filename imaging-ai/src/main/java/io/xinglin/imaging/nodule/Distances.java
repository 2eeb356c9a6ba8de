package io.xinglin.imaging.nodule;

/**
 * Distance of each voxel to the nearest one of a set, exact, in voxels (Felzenszwalb P., Huttenlocher D., Theory of Computing
 * 2012; 8: 415-428). Stateless.
 */
final class Distances {
    private static final float FAR = 1e9f;

    private Distances() {}

    /** Squared distances; 0 on the set itself. */
    static float[] squared(boolean[] set, int columns, int rows, int slices) {
        float[] d = new float[set.length];
        for (int at = 0; at < d.length; at++) {
            d[at] = set[at] ? 0 : FAR;
        }
        Line line = new Line(Math.max(columns, Math.max(rows, slices)));
        for (int at = 0; at < d.length; at += columns) {
            line.pass(d, at, 1, columns);
        }
        for (int k = 0; k < slices; k++) {
            for (int i = 0; i < columns; i++) {
                line.pass(d, k * rows * columns + i, columns, rows);
            }
        }
        for (int at = 0; at < rows * columns; at++) {
            line.pass(d, at, rows * columns, slices);
        }
        return d;
    }

    /** The set and what lies between its parts where a ball of {@code radius} voxels does not fit. */
    static boolean[] closed(boolean[] set, int columns, int rows, int slices, double radius) {
        boolean[] outside = within(squared(set, columns, rows, slices), radius, false);
        return within(squared(outside, columns, rows, slices), radius, false);
    }

    /** Where a squared distance is at most, or else above, that of {@code radius}. */
    static boolean[] within(float[] squared, double radius, boolean near) {
        boolean[] out = new boolean[squared.length];
        for (int at = 0; at < out.length; at++) {
            out[at] = squared[at] <= radius * radius == near;
        }
        return out;
    }

    /** Lower envelope of parabolas along one line. */
    private static final class Line {
        private final float[] values;
        private final int[] places;
        private final double[] bounds;

        Line(int longest) {
            values = new float[longest];
            places = new int[longest];
            bounds = new double[longest + 1];
        }

        void pass(float[] d, int from, int step, int count) {
            int last = -1;
            for (int q = 0; q < count; q++) {
                values[q] = d[from + q * step];
                if (values[q] >= FAR) {
                    continue;
                }
                double meet = Double.NEGATIVE_INFINITY;
                while (last >= 0) {
                    int p = places[last];
                    meet = ((values[q] + (double) q * q) - (values[p] + (double) p * p)) / (2.0 * (q - p));
                    if (meet > bounds[last]) {
                        break;
                    }
                    last--;
                }
                last++;
                places[last] = q;
                bounds[last] = last == 0 ? Double.NEGATIVE_INFINITY : meet;
            }
            if (last < 0) {
                return;
            }
            bounds[last + 1] = Double.POSITIVE_INFINITY;
            int at = 0;
            for (int q = 0; q < count; q++) {
                while (bounds[at + 1] < q) {
                    at++;
                }
                float away = q - places[at];
                d[from + q * step] = away * away + values[places[at]];
            }
        }
    }
}
