package io.xinglin.imaging.nodule;

import io.xinglin.imaging.volume.Volume;
import java.util.List;

/**
 * A chest CT made ready for the search: the lungs, and their surroundings at 1 and 2 mm. About ten bytes a cubic millimetre of
 * chest. Immutable.
 */
public final class ChestVolume {
    /** mm around the lungs a patch may reach. */
    private static final double MARGIN = 16;

    /** mm outside the lungs' surface that are looked at: a nodule at the pleura may lie half in the wall. */
    private static final double OUTSIDE = 2;

    private static final short LUNG = -860;
    private static final short BRIGHTEST = 150;

    private final Volume volume;
    private final Lungs lungs;
    private final Cube fine;
    private final float[] away;

    private ChestVolume(Volume volume, Lungs lungs) {
        this.volume = volume;
        this.lungs = lungs;
        this.away = lungs.away();
        double[] low = {1e9, 1e9, 1e9};
        double[] high = {0, 0, 0};
        bounds(low, high);
        this.fine = Cube.cut(volume, 1, low, high);
    }

    /**
     * Finds the lungs.
     *
     * @throws io.xinglin.core.problem.ProblemException INVALID when none are seen
     */
    public static ChestVolume of(Volume volume) {
        return new ChestVolume(volume, Lungs.of(volume));
    }

    /** Litres within the lungs' surface, vessels and nodules among them. */
    public double litres() {
        return lungs.litres();
    }

    Volume volume() {
        return volume;
    }

    /** Around the lungs at 1 mm. */
    Cube fine() {
        return fine;
    }

    /** Everything that might be a nodule, what stands out most first. */
    public List<Candidate> candidates() {
        Cube flat = flattened(fine);
        return Blobs.find(flat, flat.halved());
    }

    /** mm outside the lungs' surface of a place in the patient, to 2 mm; 0 inside. */
    double outside(double x, double y, double z) {
        Cube coarse = lungs.coarse();
        double[] at = coarse.grid().index(x, y, z);
        int i = clamp(at[0], coarse.columns());
        int j = clamp(at[1], coarse.rows());
        int k = clamp(at[2], coarse.slices());
        return Math.sqrt(away[(k * coarse.rows() + j) * coarse.columns() + i]);
    }

    private static int clamp(double at, int length) {
        return (int) Math.max(0, Math.min(length - 1, Math.round(at)));
    }

    private void bounds(double[] low, double[] high) {
        Cube coarse = lungs.coarse();
        for (int at = 0; at < lungs.inside().length; at++) {
            if (lungs.inside()[at]) {
                int[] index = {
                    at % coarse.columns(), at / coarse.columns() % coarse.rows(), at / coarse.columns() / coarse.rows()
                };
                for (int a = 0; a < 3; a++) {
                    low[a] = Math.min(low[a], index[a]);
                    high[a] = Math.max(high[a], index[a]);
                }
            }
        }
        int[] length = {
            volume.grid().columns(), volume.grid().rows(), volume.grid().slices()
        };
        for (int a = 0; a < 3; a++) {
            double step = volume.grid().spacing().get(a);
            low[a] = Math.max(0, (low[a] * Lungs.STEP - MARGIN) / step);
            high[a] = Math.min(length[a] - 1, (high[a] * Lungs.STEP + MARGIN) / step);
        }
    }

    /** Walls, heart and bones become lung, so that only what is in it stands out. */
    private Cube flattened(Cube cube) {
        Cube coarse = lungs.coarse();
        short[] out = new short[cube.values().length];
        double ratio = cube.step() / Lungs.STEP;
        double[] from = coarse.grid()
                .index(
                        cube.grid().origin().get(0),
                        cube.grid().origin().get(1),
                        cube.grid().origin().get(2));
        int at = 0;
        for (int k = 0; k < cube.slices(); k++) {
            int plane = clamp(from[2] + k * ratio, coarse.slices()) * coarse.rows();
            for (int j = 0; j < cube.rows(); j++) {
                int row = (plane + clamp(from[1] + j * ratio, coarse.rows())) * coarse.columns();
                for (int i = 0; i < cube.columns(); i++) {
                    boolean inside = away[row + clamp(from[0] + i * ratio, coarse.columns())] <= OUTSIDE;
                    out[at] = inside ? (short) Math.min(BRIGHTEST, cube.values()[at]) : LUNG;
                    at++;
                }
            }
        }
        return new Cube(cube.grid(), out);
    }
}
