package io.xinglin.imaging.volume;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The longest extent of a mask, in mm: from centre to centre of its outermost voxels, since edges would count every voxel the
 * surface no more than touches; at least one voxel. Stateless.
 */
public final class MaskDiameter {
    private MaskDiameter() {}

    /** @param mask of at least one voxel */
    public static double of(VolumeMask mask) {
        List<double[]> ends = ends(mask);
        double longest = 0;
        for (int a = 0; a < ends.size(); a++) {
            for (int b = a + 1; b < ends.size(); b++) {
                double[] from = ends.get(a);
                double[] to = ends.get(b);
                double square = 0;
                for (int c = 0; c < 3; c++) {
                    square += (to[c] - from[c]) * (to[c] - from[c]);
                }
                longest = Math.max(longest, Math.sqrt(square));
            }
        }
        return Math.max(longest, Collections.min(mask.grid().spacing()));
    }

    /** The first and last voxel of every row: no other can be an end of the longest extent; thinned where there are many. */
    private static List<double[]> ends(VolumeMask mask) {
        VolumeGrid grid = mask.grid();
        List<double[]> extremes = new ArrayList<>();
        for (int first = mask.inside().nextSetBit(0); first >= 0; ) {
            int row = first / grid.columns();
            int last = mask.inside().previousSetBit((row + 1) * grid.columns() - 1);
            extremes.add(place(grid, first));
            if (last != first) {
                extremes.add(place(grid, last));
            }
            first = mask.inside().nextSetBit((row + 1) * grid.columns());
        }
        return furthestOut(extremes);
    }

    private static double[] place(VolumeGrid grid, int at) {
        int[] voxel = grid.voxel(at);
        return grid.patient(voxel[0], voxel[1], voxel[2]);
    }

    /** The places furthest out in each of many directions: what is longest lies between two of them, to a fraction of a voxel. */
    private static List<double[]> furthestOut(List<double[]> places) {
        int directions = 400;
        if (places.size() <= directions) {
            return places;
        }
        List<double[]> kept = new ArrayList<>();
        for (int n = 0; n < directions; n++) {
            double z = 1 - 2 * (n + 0.5) / directions;
            double turn = n * Math.PI * (3 - Math.sqrt(5));
            double flat = Math.sqrt(1 - z * z);
            double[] to = {flat * Math.cos(turn), flat * Math.sin(turn), z};
            double[] best = places.get(0);
            for (double[] place : places) {
                best = dot(place, to) > dot(best, to) ? place : best;
            }
            if (!kept.contains(best)) {
                kept.add(best);
            }
        }
        return kept;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
