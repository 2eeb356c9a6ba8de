package io.xinglin.imaging.volume;

import java.util.BitSet;
import java.util.Objects;

/**
 * Which voxels of a grid belong to something. The grid may be no more than a box around it.
 *
 * @param inside set where inside, by {@link VolumeGrid#number}; not copied, treat as read-only
 */
public record VolumeMask(VolumeGrid grid, BitSet inside) {
    public VolumeMask {
        Objects.requireNonNull(grid, "grid");
        if (inside.length() > grid.voxels()) {
            throw new IllegalArgumentException("a voxel outside the grid");
        }
    }

    /** How many voxels are inside. */
    public int voxels() {
        return inside.cardinality();
    }

    /** mm3. */
    public double volume() {
        return voxels() * grid.voxel();
    }

    boolean at(int i, int j, int k) {
        return i >= 0
                && j >= 0
                && k >= 0
                && i < grid.columns()
                && j < grid.rows()
                && k < grid.slices()
                && inside.get(grid.number(i, j, k));
    }

    /** The mean place of its voxels, x, y, z in mm; there must be one. */
    public double[] centre() {
        double[] sum = new double[3];
        for (int at = inside.nextSetBit(0); at >= 0; at = inside.nextSetBit(at + 1)) {
            int[] voxel = grid.voxel(at);
            for (int a = 0; a < 3; a++) {
                sum[a] += voxel[a];
            }
        }
        int voxels = voxels();
        return grid.patient(sum[0] / voxels, sum[1] / voxels, sum[2] / voxels);
    }

    /** How much of a voxel at a place is inside, 0 to 1, linear between the voxels' centres. */
    double share(double i, double j, double k) {
        int left = (int) Math.floor(i);
        int top = (int) Math.floor(j);
        int low = (int) Math.floor(k);
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int di = corner & 1;
            int dj = corner >> 1 & 1;
            int dk = corner >> 2;
            if (at(left + di, top + dj, low + dk)) {
                sum += (di == 0 ? left + 1 - i : i - left)
                        * (dj == 0 ? top + 1 - j : j - top)
                        * (dk == 0 ? low + 1 - k : k - low);
            }
        }
        return sum;
    }
}
