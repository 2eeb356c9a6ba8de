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
 * The 2-D network that says how suspicious a nodule looks: {@code image [N,3,S,S]}, a slice with the ones before and after it,
 * to {@code malignancy [N,1]} and {@code masks [N,1,S,S]}. It was trained on 8-bit crops of unknown spacing and window; here they are drawn at 0.7 mm, from
 * -1000 to 800 HU, and the network itself brings each to mean 0 and deviation 1. Safe for use by many threads.
 */
public final class NoduleCrops {
    /** Pixels of a picture's edge where the package does not say. */
    public static final int SIDE = 48;

    private static final int LEAST_SIDE = 16;
    private static final int MOST_SIDE = 256;
    private static final int SLICES = 3;
    private static final double STEP = 0.7;
    private static final double DARKEST = -1000;
    private static final double RANGE = 1800;

    /** Between the slices of a nodule that are looked at, and their neighbours, mm. */
    private static final double BETWEEN = 2;

    private final Network network;

    private final int side;

    /**
     * Over an open network.
     *
     * @param network the caller closes it
     * @param side pixels of the edge of a picture it sees
     * @throws ProblemException INVALID for a side that is no number from 16 to 256
     */
    public NoduleCrops(Network network, int side) {
        if (side < LEAST_SIDE || side > MOST_SIDE) {
            throw new ProblemException(
                    Problem.Category.INVALID, "a crop has " + LEAST_SIDE + " to " + MOST_SIDE + " pixels an edge");
        }
        this.network = network;
        this.side = side;
    }

    /**
     * What the network says of slices.
     *
     * @param masks logits, {@code [N][side*side]}, above 0 inside
     * @param malignancy logits
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Seen(float[] masks, float[] malignancy) {}

    /**
     * What a package says of its crop network, {@code detection.crop.size}.
     *
     * @param settings of the package's detector
     * @throws ProblemException INVALID for what is no number
     */
    public static int side(Map<String, String> settings) {
        String said = settings.get("crop.size");
        try {
            return said == null ? SIDE : Integer.parseInt(said);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.Category.INVALID, "detection.crop.size is no number", e);
        }
    }

    /** Pixels of a picture's edge. */
    public int side() {
        return side;
    }

    /**
     * Looks at slices.
     *
     * @param input {@code [N][3][side*side]}, 0..1: for each slice the one before, itself, the one after
     * @throws ProblemException FAULT when the network fails or answers in another form
     */
    public Seen see(float[] input) {
        int n = input.length / (SLICES * side * side);
        Map<String, Tensor> out = network.run(Map.of("image", Tensor.of(input, n, SLICES, side, side)));
        return new Seen(
                values(out.get("masks"), "masks", n, 1, side, side), values(out.get("malignancy"), "malignancy", n, 1));
    }

    private static float[] values(Tensor tensor, String name, long... shape) {
        if (tensor == null || !Arrays.equals(tensor.shape(), shape)) {
            throw new ProblemException(
                    Problem.Category.FAULT, "network output " + name + " is not " + Arrays.toString(shape));
        }
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                throw new ProblemException(Problem.Category.FAULT, "network output " + name + " is not a number");
            }
        }
        return tensor.values();
    }

    /**
     * The mean logit over three slices through its middle.
     *
     * @throws ProblemException FAULT when the network fails or answers in another form
     */
    public double suspicion(Volume volume, List<Double> centre) {
        int plane = side * side;
        float[] input = new float[SLICES * SLICES * plane];
        for (int slice = 0; slice < SLICES; slice++) {
            for (int channel = 0; channel < SLICES; channel++) {
                draw(volume, centre, (slice + channel - 2) * BETWEEN, input, (SLICES * slice + channel) * plane);
            }
        }
        float[] v = see(input).malignancy();
        return ((double) v[0] + v[1] + v[2]) / SLICES;
    }

    private void draw(Volume volume, List<Double> centre, double up, float[] to, int from) {
        VolumeGrid grid = volume.grid();
        double[] middle = grid.index(centre.get(0), centre.get(1), centre.get(2));
        double k = middle[2] + up / grid.spacing().get(2);
        short[] slice = volume.planes()[(int) Math.max(0, Math.min(grid.slices() - 1, Math.round(k)))];
        int at = from;
        for (int b = 0; b < side; b++) {
            double j =
                    middle[1] + (b - (side - 1) / 2.0) * STEP / grid.spacing().get(1);
            for (int a = 0; a < side; a++) {
                double i = middle[0]
                        + (a - (side - 1) / 2.0) * STEP / grid.spacing().get(0);
                double grey = (value(slice, grid, i, j) - DARKEST) / RANGE;
                to[at++] = (float) Math.max(0, Math.min(1, grey));
            }
        }
    }

    private static double value(short[] slice, VolumeGrid grid, double i, double j) {
        double u = Math.max(0, Math.min(grid.columns() - 1.001, i));
        double v = Math.max(0, Math.min(grid.rows() - 1.001, j));
        int row = (int) v;
        int column = (int) u;
        int at = row * grid.columns() + column;
        double along = u - column;
        double top = slice[at] + along * (slice[at + 1] - slice[at]);
        double bottom =
                slice[at + grid.columns()] + along * (slice[at + grid.columns() + 1] - slice[at + grid.columns()]);
        return top + (v - row) * (bottom - top);
    }
}
