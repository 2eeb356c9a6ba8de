package io.xinglin.imaging.nodule;

import io.xinglin.imaging.volume.Volume;
import io.xinglin.imaging.volume.VolumeGrid;
import java.util.List;

/**
 * Voxels of the same length in all directions, cut out of a volume along its own axes.
 *
 * @param grid where they lie
 * @param values HU, columns first, then rows, then slices; not copied
 */
record Cube(VolumeGrid grid, short[] values) {
    static final short AIR = -1000;

    int columns() {
        return grid.columns();
    }

    int rows() {
        return grid.rows();
    }

    int slices() {
        return grid.slices();
    }

    double step() {
        return grid.spacing().get(0);
    }

    /** Of the n-th voxel. */
    int column(int n) {
        return n % columns();
    }

    int row(int n) {
        return n / columns() % rows();
    }

    int slice(int n) {
        return n / (columns() * rows());
    }

    /** The value at a voxel; air outside. */
    short at(int i, int j, int k) {
        boolean inside = i >= 0 && j >= 0 && k >= 0 && i < columns() && j < rows() && k < slices();
        return inside ? values[(k * rows() + j) * columns() + i] : AIR;
    }

    /** At twice the step, each voxel the mean of eight: that takes out more noise than leaving voxels out. */
    Cube halved() {
        int[] size = {Math.max(1, columns() / 2), Math.max(1, rows() / 2), Math.max(1, slices() / 2)};
        double[] origin = grid.patient(0.5, 0.5, 0.5);
        VolumeGrid coarser = new VolumeGrid(
                size[0],
                size[1],
                size[2],
                List.of(2 * step(), 2 * step(), 2 * step()),
                List.of(origin[0], origin[1], origin[2]),
                grid.axes());
        short[] out = new short[size[0] * size[1] * size[2]];
        int at = 0;
        for (int k = 0; k < size[2]; k++) {
            for (int j = 0; j < size[1]; j++) {
                for (int i = 0; i < size[0]; i++) {
                    out[at++] = (short) Math.floorDiv(eight(2 * i, 2 * j, 2 * k) + 4, 8);
                }
            }
        }
        return new Cube(coarser, out);
    }

    /** The sum of a voxel and its neighbours to the right, below and above. */
    private int eight(int i, int j, int k) {
        int sum = 0;
        for (int n = 0; n < 8; n++) {
            int a = Math.min(columns() - 1, i + (n & 1));
            int b = Math.min(rows() - 1, j + (n >> 1 & 1));
            int c = Math.min(slices() - 1, k + (n >> 2));
            sum += values[(c * rows() + b) * columns() + a];
        }
        return sum;
    }

    /** The whole volume at {@code step} mm. */
    static Cube of(Volume volume, double step) {
        VolumeGrid g = volume.grid();
        double[] high = {g.columns() - 1, g.rows() - 1, g.slices() - 1};
        return cut(volume, step, new double[3], high);
    }

    /** A box of a volume at {@code step} mm, linear between voxels; {@code low} and {@code high} are indices of the volume. */
    static Cube cut(Volume volume, double step, double[] low, double[] high) {
        VolumeGrid g = volume.grid();
        int[] size = new int[3];
        for (int a = 0; a < 3; a++) {
            size[a] = Math.max(
                    2, (int) Math.floor((high[a] - low[a]) * g.spacing().get(a) / step) + 1);
        }
        double[] origin = g.patient(low[0], low[1], low[2]);
        VolumeGrid grid = new VolumeGrid(
                size[0],
                size[1],
                size[2],
                List.of(step, step, step),
                List.of(origin[0], origin[1], origin[2]),
                g.axes());
        short[] values = new short[size[0] * size[1] * size[2]];
        Sampler along = new Sampler(g.columns(), low[0], step / g.spacing().get(0), size[0]);
        Sampler down = new Sampler(g.rows(), low[1], step / g.spacing().get(1), size[1]);
        Sampler up = new Sampler(g.slices(), low[2], step / g.spacing().get(2), size[2]);
        int at = 0;
        for (int k = 0; k < size[2]; k++) {
            short[] below = volume.planes()[up.from[k]];
            short[] above = volume.planes()[up.to[k]];
            for (int j = 0; j < size[1]; j++) {
                int first = down.from[j] * g.columns();
                int second = down.to[j] * g.columns();
                for (int i = 0; i < size[0]; i++) {
                    float a = plane(below, along, i, first, second, down.share[j]);
                    float b = up.share[k] == 0 ? a : plane(above, along, i, first, second, down.share[j]);
                    values[at++] = (short) Math.round(a + up.share[k] * (b - a));
                }
            }
        }
        return new Cube(grid, values);
    }

    private static float plane(short[] plane, Sampler along, int i, int first, int second, float down) {
        float share = along.share[i];
        float a = plane[first + along.from[i]];
        a += share * (plane[first + along.to[i]] - a);
        float b = plane[second + along.from[i]];
        b += share * (plane[second + along.to[i]] - b);
        return a + down * (b - a);
    }

    /** Between which voxels of an axis each new one lies. */
    private static final class Sampler {
        private final int[] from;
        private final int[] to;
        private final float[] share;

        Sampler(int length, double low, double step, int count) {
            from = new int[count];
            to = new int[count];
            share = new float[count];
            for (int i = 0; i < count; i++) {
                double at = Math.max(0, Math.min(length - 1, low + i * step));
                from[i] = (int) at;
                to[i] = Math.min(length - 1, from[i] + 1);
                share[i] = (float) (at - from[i]);
            }
        }
    }
}
