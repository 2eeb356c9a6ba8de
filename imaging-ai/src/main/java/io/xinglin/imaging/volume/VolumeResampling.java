package io.xinglin.imaging.volume;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.util.Arrays;
import java.util.List;

/**
 * Brings a stack to a grid along the patient's own axes (columns to the left, rows to the back, slices to the head),
 * trilinear; where the grid is coarser than the stack each voxel is the mean of places spread over it, so that noise is not
 * taken for structure. Used by one thread.
 */
public final class VolumeResampling {
    /** Voxels of a grid that still fits: 178 x 512 x 512 with room to spare. */
    private static final long MOST = 1L << 26;

    private static final int MOST_PLACES = 4;

    private final StackSampler sampler;
    private final VolumeGrid grid;
    private final short outside;

    /** Steps in mm from voxel to voxel, three for each axis. */
    private final double[] steps = new double[9];

    /** Offsets in voxels along each axis. */
    private final double[][] spread;

    private VolumeResampling(SliceStack stack, VolumeGrid grid, int outside) {
        this.sampler = new StackSampler(stack);
        this.grid = grid;
        this.outside = (short) outside;
        Arrays.setAll(steps, n -> grid.axes().get(n) * grid.spacing().get(n / 3));
        this.spread = spread(stack);
    }

    /**
     * The whole stack.
     *
     * @param spacing mm along x, y and z
     * @param outside what lies beyond the stack, modality units
     * @throws ProblemException INVALID for a stack that would make a volume too large to hold
     */
    public static Volume upright(SliceStack stack, List<Double> spacing, int outside) {
        return onto(stack, uprightGrid(stack, spacing), outside);
    }

    /** The stack on a grid of any place and direction. */
    public static Volume onto(SliceStack stack, VolumeGrid grid, int outside) {
        return new VolumeResampling(stack, grid, outside).volume();
    }

    /** The smallest upright grid that holds every pixel of the stack. */
    public static VolumeGrid uprightGrid(SliceStack stack, List<Double> spacing) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (StackPlane plane : stack.planes()) {
            for (int corner = 0; corner < 4; corner++) {
                double[] at =
                        plane.patient(corner % 2 == 0 ? 0 : plane.columns() - 1.0, corner < 2 ? 0 : plane.rows() - 1.0);
                for (int c = 0; c < 3; c++) {
                    low[c] = Math.min(low[c], at[c]);
                    high[c] = Math.max(high[c], at[c]);
                }
            }
        }
        double[] count = new double[3];
        Arrays.setAll(count, c -> Math.floor((high[c] - low[c]) / spacing.get(c) + 1e-6) + 1);
        if (count[0] * count[1] * count[2] > MOST) {
            throw new ProblemException(
                    Problem.Category.INVALID,
                    String.format(
                            java.util.Locale.ROOT,
                            "the series reaches too far for one volume: %.0f x %.0f x %.0f",
                            count[0],
                            count[1],
                            count[2]));
        }
        return VolumeGrid.upright(
                (int) count[0], (int) count[1], (int) count[2], spacing, List.of(low[0], low[1], low[2]));
    }

    private Volume volume() {
        short[][] planes = new short[grid.slices()][grid.rows() * grid.columns()];
        for (int k = 0; k < grid.slices(); k++) {
            for (int j = 0; j < grid.rows(); j++) {
                for (int i = 0; i < grid.columns(); i++) {
                    planes[k][j * grid.columns() + i] = value(i, j, k);
                }
            }
        }
        return new Volume(grid, planes);
    }

    private short value(int i, int j, int k) {
        double sum = 0;
        int count = 0;
        for (double dk : spread[2]) {
            for (double dj : spread[1]) {
                for (double di : spread[0]) {
                    double value = sampler.at(
                            at(0, i + di, j + dj, k + dk),
                            at(1, i + di, j + dj, k + dk),
                            at(2, i + di, j + dj, k + dk));
                    if (!Double.isNaN(value)) {
                        sum += value;
                        count++;
                    }
                }
            }
        }
        return count == 0 ? outside : (short) Math.round(sum / count);
    }

    private double at(int c, double i, double j, double k) {
        return grid.origin().get(c) + i * steps[c] + j * steps[3 + c] + k * steps[6 + c];
    }

    /** One place for each pixel of the stack a voxel covers along an axis, at most so many. */
    private double[][] spread(SliceStack stack) {
        StackPlane plane = stack.planes().get(0);
        StackPlane last = stack.planes().get(stack.planes().size() - 1);
        double[] normal = plane.normal();
        double step = stack.planes().size() < 2
                ? Double.POSITIVE_INFINITY
                : (last.along(normal) - plane.along(normal)) / (stack.planes().size() - 1);
        double[][] offsets = new double[3][];
        for (int a = 0; a < 3; a++) {
            double across = 0;
            double down = 0;
            double up = 0;
            for (int c = 0; c < 3; c++) {
                across += steps[3 * a + c] * plane.orientation().get(c);
                down += steps[3 * a + c] * plane.orientation().get(3 + c);
                up += steps[3 * a + c] * normal[c];
            }
            double covered = Math.hypot(
                    Math.hypot(
                            across / plane.spacing().get(1),
                            down / plane.spacing().get(0)),
                    up / step);
            int places = (int) Math.max(1, Math.min(MOST_PLACES, Math.round(covered)));
            offsets[a] = new double[places];
            Arrays.setAll(offsets[a], n -> (n + 0.5) / places - 0.5);
        }
        return offsets;
    }
}
