package io.xinglin.imaging.volume;

import java.util.List;

/**
 * Where the voxels of a volume lie in the patient (LPS: to the left, to the back, to the head; PS3.3 C.7.6.2.1.1).
 *
 * @param columns voxels along the first axis
 * @param rows voxels along the second
 * @param slices voxels along the third
 * @param spacing mm between voxels along the three axes
 * @param origin x, y, z in mm of the centre of the first voxel
 * @param axes unit vectors of the three axes, one after another, nine values; at right angles
 */
public record VolumeGrid(
        int columns, int rows, int slices, List<Double> spacing, List<Double> origin, List<Double> axes) {
    public VolumeGrid {
        spacing = List.copyOf(spacing);
        origin = List.copyOf(origin);
        axes = List.copyOf(axes);
        if (columns < 1 || rows < 1 || slices < 1) {
            throw new IllegalArgumentException("a volume has voxels");
        }
        if (spacing.size() != 3
                || origin.size() != 3
                || axes.size() != 9
                || spacing.stream().anyMatch(s -> !(s > 0))) {
            throw new IllegalArgumentException("a volume has three axes");
        }
    }

    /** A grid along the patient's own axes. */
    public static VolumeGrid upright(int columns, int rows, int slices, List<Double> spacing, List<Double> origin) {
        return new VolumeGrid(
                columns, rows, slices, spacing, origin, List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0));
    }

    /** mm3 of one voxel. */
    public double voxel() {
        return spacing.get(0) * spacing.get(1) * spacing.get(2);
    }

    /**
     * Where a voxel lies, x, y, z in mm.
     *
     * @param i column, j row, k slice, from 0; between two voxels allowed
     */
    public double[] patient(double i, double j, double k) {
        double[] index = {i, j, k};
        double[] at = new double[3];
        for (int c = 0; c < 3; c++) {
            at[c] = origin.get(c);
            for (int a = 0; a < 3; a++) {
                at[c] += index[a] * spacing.get(a) * axes.get(3 * a + c);
            }
        }
        return at;
    }

    /** How many voxels there are. */
    public int voxels() {
        return columns * rows * slices;
    }

    /** The number of a voxel, row by row and slice by slice. */
    public int number(int i, int j, int k) {
        return (k * rows + j) * columns + i;
    }

    /** Column, row and slice of a voxel by its {@link #number}. */
    int[] voxel(int number) {
        return new int[] {number % columns, number / columns % rows, number / (columns * rows)};
    }

    /** Column, row and slice of a place in mm; outside the volume where the place is. */
    public double[] index(double x, double y, double z) {
        double[] from = {x - origin.get(0), y - origin.get(1), z - origin.get(2)};
        double[] at = new double[3];
        for (int a = 0; a < 3; a++) {
            for (int c = 0; c < 3; c++) {
                at[a] += from[c] * axes.get(3 * a + c);
            }
            at[a] /= spacing.get(a);
        }
        return at;
    }
}
