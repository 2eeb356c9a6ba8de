package io.xinglin.imaging.nodule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Long axis of a plane of a mask and the extent across it, in voxels from edge to edge. Stateless. */
final class Axes {
    private static final int STEP = 3;

    private Axes() {}

    static double[] of(BitSet inside, int columns, int rows, int slice) {
        List<int[]> edge = new ArrayList<>();
        int first = slice * rows * columns;
        for (int j = 0; j < rows; j++) {
            int from = first + j * columns;
            int left = inside.nextSetBit(from);
            if (left >= from && left < from + columns) {
                edge.add(new int[] {left - from, j});
                edge.add(new int[] {inside.previousSetBit(from + columns - 1) - from, j});
            }
        }
        double best = -1;
        double across = 0;
        for (int degree = 0; degree < 180; degree += STEP) {
            double extent = extent(edge, Math.toRadians(degree));
            if (extent > best) {
                best = extent;
                across = extent(edge, Math.toRadians(degree + 90));
            }
        }
        return new double[] {best + 1, across + 1};
    }

    private static double extent(List<int[]> edge, double angle) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int[] p : edge) {
            double along = p[0] * Math.cos(angle) + p[1] * Math.sin(angle);
            low = Math.min(low, along);
            high = Math.max(high, along);
        }
        return high - low;
    }
}
