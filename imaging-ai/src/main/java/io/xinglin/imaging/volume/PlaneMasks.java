package io.xinglin.imaging.volume;

import io.xinglin.core.imaging.Mask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The way back: a mask over a grid as masks over the stored slices. A pixel belongs to it when at its place at least half of
 * the voxel does, linear between voxels; on a grid as fine as the slices that is the nearest voxel. Stateless.
 */
public final class PlaneMasks {
    /** Voxels a pixel: less is no move along an axis. */
    private static final double STILL = 1e-9;

    private PlaneMasks() {}

    /**
     * A mask on one stored slice.
     *
     * @param box first column, first row, last column, last row inside
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record PlaneMask(StackPlane plane, Mask mask, int[] box) {}

    /** The slices the mask touches, in the stack's order. */
    public static List<PlaneMask> of(VolumeMask mask, SliceStack stack) {
        List<PlaneMask> all = new ArrayList<>();
        if (mask.inside().isEmpty()) {
            return all;
        }
        double[] reach = reach(mask);
        for (StackPlane plane : stack.planes()) {
            BitSet pixels = pixels(mask, plane, reach);
            if (!pixels.isEmpty()) {
                all.add(new PlaneMask(
                        plane, Mask.of(plane.columns(), plane.rows(), pixels), box(pixels, plane.columns())));
            }
        }
        return all;
    }

    /** Lowest and highest column, row and slice of the mask's voxels. */
    private static double[] reach(VolumeMask mask) {
        VolumeGrid grid = mask.grid();
        double[] reach = {grid.columns(), grid.rows(), grid.slices(), -1, -1, -1};
        for (int at = mask.inside().nextSetBit(0); at >= 0; at = mask.inside().nextSetBit(at + 1)) {
            int[] index = grid.voxel(at);
            for (int a = 0; a < 3; a++) {
                reach[a] = Math.min(reach[a], index[a]);
                reach[3 + a] = Math.max(reach[3 + a], index[a]);
            }
        }
        return reach;
    }

    private static BitSet pixels(VolumeMask mask, StackPlane plane, double[] reach) {
        VolumeGrid grid = mask.grid();
        double[] origin = index(grid, plane.patient(0, 0));
        double[] across = minus(index(grid, plane.patient(1, 0)), origin);
        double[] down = minus(index(grid, plane.patient(0, 1)), origin);
        var pixels = new BitSet();
        for (int row = 0; row < plane.rows(); row++) {
            double[] begin = new double[3];
            for (int a = 0; a < 3; a++) {
                begin[a] = origin[a] + row * down[a];
            }
            int[] near = near(begin, across, reach, plane.columns());
            for (int column = near[0]; column <= near[1]; column++) {
                double i = begin[0] + column * across[0];
                double j = begin[1] + column * across[1];
                double k = begin[2] + column * across[2];
                if (mask.share(i, j, k) >= 0.5) {
                    pixels.set(row * plane.columns() + column);
                }
            }
        }
        return pixels;
    }

    /** First and last column of a row that are less than a voxel from the mask; the last before the first where none is. */
    private static int[] near(double[] begin, double[] across, double[] reach, int columns) {
        double first = 0;
        double last = columns - 1.0;
        for (int a = 0; a < 3; a++) {
            double low = reach[a] - 1 - begin[a];
            double high = reach[3 + a] + 1 - begin[a];
            if (Math.abs(across[a]) < STILL) {
                last = low < 0 && high > 0 ? last : -1;
            } else {
                first = Math.max(first, Math.min(low / across[a], high / across[a]));
                last = Math.min(last, Math.max(low / across[a], high / across[a]));
            }
        }
        return new int[] {(int) Math.ceil(first), (int) Math.floor(last)};
    }

    private static double[] index(VolumeGrid grid, double[] at) {
        return grid.index(at[0], at[1], at[2]);
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static int[] box(BitSet pixels, int columns) {
        int[] box = {columns, pixels.nextSetBit(0) / columns, 0, (pixels.length() - 1) / columns};
        for (int at = pixels.nextSetBit(0); at >= 0; at = pixels.nextSetBit(at + 1)) {
            box[0] = Math.min(box[0], at % columns);
            box[2] = Math.max(box[2], at % columns);
        }
        return box;
    }
}
