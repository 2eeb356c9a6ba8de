package io.xinglin.imaging.nodule;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.nodule.Parts.Part;
import io.xinglin.imaging.volume.Volume;
import java.util.List;

/**
 * The lungs of a chest CT at 2 mm: air within the body by threshold, its large connected parts, without windpipe and main
 * bronchi, each side closed with a ball so that vessels and nodules at the pleura belong to it.
 *
 * @param coarse the volume at 2 mm
 * @param inside true within the closed lungs
 * @param litres of them
 */
record Lungs(Cube coarse, boolean[] inside, double litres) {
    static final double STEP = 2;

    private static final int AIR_BELOW = -400;
    private static final int LUMEN_BELOW = -925;
    private static final double SMALLEST = 0.15;
    private static final double AIRWAYS_MOST = 0.15;
    private static final double CLOSING = 14 / STEP;

    /** @throws ProblemException INVALID when no lungs are seen */
    static Lungs of(Volume volume) {
        Cube cube = Cube.of(volume, STEP);
        int columns = cube.columns();
        int rows = cube.rows();
        int slices = cube.slices();
        boolean[] air = below(cube, AIR_BELOW);
        Parts parts = new Parts(air, columns, rows, slices);
        double litre = 1e6 / (STEP * STEP * STEP);
        List<Part> large = parts.all().stream()
                .filter(p -> !p.side() && p.size() > SMALLEST * litre)
                .toList();
        if (large.isEmpty()) {
            throw new ProblemException(Category.INVALID, "no lungs are seen in this volume");
        }
        boolean[] taken = new boolean[air.length];
        for (Part part : large) {
            add(parts, part, taken);
        }
        airways(cube, taken, litre);
        boolean[] closed = new boolean[air.length];
        double middle = middle(taken, columns);
        for (int side = 0; side < 2; side++) {
            boolean[] half = new boolean[air.length];
            for (int at = 0; at < half.length; at++) {
                half[at] = taken[at] && at % columns < middle == (side == 0);
            }
            boolean[] full = Distances.closed(half, columns, rows, slices, CLOSING);
            for (int at = 0; at < full.length; at++) {
                closed[at] |= full[at];
            }
        }
        filled(closed, columns, rows, slices);
        int count = 0;
        for (boolean b : closed) {
            count += b ? 1 : 0;
        }
        return new Lungs(cube, closed, count / litre);
    }

    /** mm2 from the lungs, squared, for each voxel at 2 mm; 0 inside. */
    float[] away() {
        float[] d = Distances.squared(inside, coarse.columns(), coarse.rows(), coarse.slices());
        for (int at = 0; at < d.length; at++) {
            d[at] *= (float) (STEP * STEP);
        }
        return d;
    }

    private static boolean[] below(Cube cube, int limit) {
        boolean[] out = new boolean[cube.values().length];
        for (int at = 0; at < out.length; at++) {
            out[at] = cube.values()[at] < limit;
        }
        return out;
    }

    private static void add(Parts parts, Part part, boolean[] to) {
        for (int at = 0; at < to.length; at++) {
            to[at] |= parts.labels()[at] == part.label();
        }
    }

    /** Takes out what is nearly pure air, connected, reaches the top and is too small for a lung. */
    private static void airways(Cube cube, boolean[] lungs, double litre) {
        boolean[] lumen = below(cube, LUMEN_BELOW);
        for (int at = 0; at < lumen.length; at++) {
            lumen[at] &= lungs[at];
        }
        Parts parts = new Parts(lumen, cube.columns(), cube.rows(), cube.slices());
        for (Part part : parts.all()) {
            if (part.top() && part.size() > 0.004 * litre && part.size() < AIRWAYS_MOST * litre) {
                for (int at = 0; at < lungs.length; at++) {
                    lungs[at] &= parts.labels()[at] != part.label();
                }
            }
        }
    }

    private static double middle(boolean[] set, int columns) {
        long sum = 0;
        long count = 0;
        for (int at = 0; at < set.length; at++) {
            if (set[at]) {
                sum += at % columns;
                count++;
            }
        }
        return (double) sum / Math.max(1, count);
    }

    /** Holes belong to the lungs: a large nodule is one. */
    private static void filled(boolean[] set, int columns, int rows, int slices) {
        boolean[] outside = new boolean[set.length];
        for (int at = 0; at < set.length; at++) {
            outside[at] = !set[at];
        }
        Parts parts = new Parts(outside, columns, rows, slices);
        for (Part part : parts.all()) {
            if (!part.side() && !part.top() && part.size() < 60_000) {
                for (int at = 0; at < set.length; at++) {
                    set[at] |= parts.labels()[at] == part.label();
                }
            }
        }
    }
}
