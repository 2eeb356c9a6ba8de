package io.xinglin.imaging.nodule;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.network.Network;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.volume.Volume;
import io.xinglin.imaging.volume.VolumeGrid;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The 2-D network that says how suspicious a nodule looks: {@code image [N,3,48,48]}, a slice with the ones before and after it,
 * to {@code malignancy [N,1]}. It was trained on 8-bit crops of unknown spacing and window; here they are drawn at 0.7 mm, from
 * -1000 to 800 HU, and the network itself brings each to mean 0 and deviation 1. Safe for use by many threads.
 */
public final class NoduleCrops {
    private static final int SIDE = 48;
    private static final double STEP = 0.7;
    private static final double DARKEST = -1000;
    private static final double RANGE = 1800;

    /** Between the slices of a nodule that are looked at, and their neighbours, mm. */
    private static final double BETWEEN = 2;

    private final Network network;

    /** @param network open; the caller closes it */
    public NoduleCrops(Network network) {
        this.network = network;
    }

    /**
     * The mean logit over three slices through its middle.
     *
     * @throws ProblemException FAULT when the network fails or answers in another form
     */
    public double suspicion(Volume volume, List<Double> centre) {
        int plane = SIDE * SIDE;
        float[] input = new float[9 * plane];
        for (int slice = 0; slice < 3; slice++) {
            for (int channel = 0; channel < 3; channel++) {
                draw(volume, centre, (slice + channel - 2) * BETWEEN, input, (3 * slice + channel) * plane);
            }
        }
        Tensor out = network.run(Map.of("image", Tensor.of(input, 3, 3, SIDE, SIDE))).get("malignancy");
        if (out == null || !Arrays.equals(out.shape(), new long[] {3, 1})) {
            throw new ProblemException(Problem.Category.FAULT, "network output malignancy is not [3,1]");
        }
        float[] v = out.values();
        double mean = ((double) v[0] + v[1] + v[2]) / 3;
        if (!Double.isFinite(mean)) {
            throw new ProblemException(Problem.Category.FAULT, "network output malignancy is not a number");
        }
        return mean;
    }

    private static void draw(Volume volume, List<Double> centre, double up, float[] to, int from) {
        VolumeGrid grid = volume.grid();
        double[] middle = grid.index(centre.get(0), centre.get(1), centre.get(2));
        double k = middle[2] + up / grid.spacing().get(2);
        short[] slice = volume.planes()[(int) Math.max(0, Math.min(grid.slices() - 1, Math.round(k)))];
        int at = from;
        for (int b = 0; b < SIDE; b++) {
            double j = middle[1] + (b - (SIDE - 1) / 2.0) * STEP / grid.spacing().get(1);
            for (int a = 0; a < SIDE; a++) {
                double i = middle[0] + (a - (SIDE - 1) / 2.0) * STEP / grid.spacing().get(0);
                double grey = (value(slice, grid, i, j) - DARKEST) / RANGE;
                to[at++] = (float) Math.max(0, Math.min(1, grey));
            }
        }
    }

    private static double value(short[] slice, VolumeGrid grid, double i, double j) {
        double u = Math.max(0, Math.min(grid.columns() - 1.001, i));
        double v = Math.max(0, Math.min(grid.rows() - 1.001, j));
        int at = (int) v * grid.columns() + (int) u;
        double along = u - (int) u;
        double top = slice[at] + along * (slice[at + 1] - slice[at]);
        double bottom = slice[at + grid.columns()] + along * (slice[at + grid.columns() + 1] - slice[at + grid.columns()]);
        return top + (v - (int) v) * (bottom - top);
    }
}
