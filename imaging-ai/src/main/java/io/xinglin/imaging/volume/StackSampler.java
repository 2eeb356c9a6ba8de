package io.xinglin.imaging.volume;

/**
 * Values of a {@link SliceStack} at places in the patient: linear inside the two planes beside the place and between them.
 * Each plane is asked at the place's own foot on it, so a stack that is sheared by a tilted gantry, or has gaps, comes out
 * straight. Used by one thread: it remembers where it was last.
 */
final class StackSampler {
    private final SliceStack stack;
    private final double[] normal;
    private final double[] along;
    private final double[][] origins;
    private final double[] row;
    private final double[] column;
    private final int rows;
    private final int columns;
    private int last;

    StackSampler(SliceStack stack) {
        this.stack = stack;
        StackPlane first = stack.planes().get(0);
        this.normal = first.normal();
        this.along = stack.planes().stream().mapToDouble(p -> p.along(normal)).toArray();
        this.origins = stack.planes().stream()
                .map(p -> p.position().stream().mapToDouble(v -> v).toArray())
                .toArray(double[][]::new);
        this.rows = first.rows();
        this.columns = first.columns();
        this.row = new double[3];
        this.column = new double[3];
        for (int c = 0; c < 3; c++) {
            row[c] = first.orientation().get(c) / first.spacing().get(1);
            column[c] = first.orientation().get(3 + c) / first.spacing().get(0);
        }
    }

    /**
     * The value at a place.
     *
     * @return NaN further than half a pixel or half a slice beyond the stack
     */
    double at(double x, double y, double z) {
        double at = normal[0] * x + normal[1] * y + normal[2] * z;
        int below = below(at);
        int above = Math.min(below + 1, along.length - 1);
        if (below == above) {
            return inPlane(below, x, y, z);
        }
        double share = (at - along[below]) / (along[above] - along[below]);
        if (share < -0.5 || share > 1.5) {
            return Double.NaN;
        }
        share = Math.max(0, Math.min(1, share));
        if (share == 0) {
            return inPlane(below, x, y, z);
        }
        if (share == 1) {
            return inPlane(above, x, y, z);
        }
        double low = inPlane(below, x, y, z);
        double high = inPlane(above, x, y, z);
        return low + share * (high - low);
    }

    /** The last plane at or below, at most the last but one. */
    private int below(double at) {
        int most = Math.max(0, along.length - 2);
        last = Math.min(last, most);
        while (last < most && along[last + 1] <= at) {
            last++;
        }
        while (last > 0 && along[last] > at) {
            last--;
        }
        return last;
    }

    private double inPlane(int plane, double x, double y, double z) {
        double[] origin = origins[plane];
        double dx = x - origin[0];
        double dy = y - origin[1];
        double dz = z - origin[2];
        double i = dx * row[0] + dy * row[1] + dz * row[2];
        double j = dx * column[0] + dy * column[1] + dz * column[2];
        if (!(i >= -0.5 && j >= -0.5 && i <= columns - 0.5 && j <= rows - 0.5)) {
            return Double.NaN;
        }
        i = Math.max(0, Math.min(columns - 1, i));
        j = Math.max(0, Math.min(rows - 1, j));
        int left = (int) i;
        int top = (int) j;
        int right = Math.min(left + 1, columns - 1);
        int bottom = Math.min(top + 1, rows - 1);
        double across = i - left;
        double down = j - top;
        short[] values = stack.values()[plane];
        double upper = values[top * columns + left] * (1 - across) + values[top * columns + right] * across;
        double lower = values[bottom * columns + left] * (1 - across) + values[bottom * columns + right] * across;
        return upper + down * (lower - upper);
    }
}
