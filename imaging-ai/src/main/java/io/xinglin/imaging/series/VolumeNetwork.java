package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.PackageFile;
import io.xinglin.imaging.model.VolumeSection;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.onnx.OnnxNetwork;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.volume.Volume;
import io.xinglin.imaging.volume.VolumeGrid;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * The network with the input {@code volume}, float32 {@code [1,C,D,H,W]}, and the output {@code masks [1,L,D,H,W]}, logits:
 * over the whole volume at once, or window by window where the package has a patch. Safe for use by many threads.
 */
final class VolumeNetwork implements AutoCloseable {
    /** Of one pass: at four bytes a voxel, channel and label more would not leave the server room. */
    private static final int MOST_VOXELS = 1 << 24;

    private static final int WARM = 16;

    private final VolumeSection section;
    private final int labels;
    private final OnnxNetwork network;

    VolumeNetwork(InstalledModel model, OnnxSettings settings) {
        section = model.manifest().volume().orElseThrow();
        labels = model.manifest().labels().size();
        network = OnnxNetwork.open(model.path(PackageFile.VOLUME).orElseThrow(), settings);
    }

    /**
     * Logits over the volume's own grid.
     *
     * @throws ProblemException INVALID for a volume too large for one pass; FAULT when the network fails or answers in
     *     another form
     */
    VolumeLogits run(Volume volume, Runnable deadline) {
        VolumeGrid grid = volume.grid();
        int[] size = {grid.slices(), grid.rows(), grid.columns()};
        if ((long) size[0] * size[1] * size[2] > MOST_VOXELS) {
            throw new ProblemException(
                    Problem.Category.INVALID,
                    "the series makes a volume of " + size[2] + " x " + size[1] + " x " + size[0]
                            + " voxels at the model's spacing, which is too large");
        }
        return section.patch()
                .map(patch -> windows(volume, size, patch, deadline))
                .orElseGet(() -> whole(volume, size));
    }

    private VolumeLogits whole(Volume volume, int[] size) {
        int[] padded = Arrays.stream(size)
                .map(n -> (n + section.multiple() - 1) / section.multiple() * section.multiple())
                .toArray();
        float[] out = pass(channels(volume, new int[3], padded), padded);
        int voxels = size[0] * size[1] * size[2];
        if (Arrays.equals(size, padded)) {
            return new VolumeLogits(out, voxels);
        }
        var sum = new WindowSum(labels, size);
        sum.add(out, new int[3], padded, false);
        return sum.mean();
    }

    private VolumeLogits windows(Volume volume, int[] size, VolumeSection.Patch patch, Runnable deadline) {
        int[] window = patch.size().stream().mapToInt(n -> n).toArray();
        int[][] starts = new int[3][];
        for (int a = 0; a < 3; a++) {
            starts[a] = WindowSum.starts(size[a], window[a], patch.overlap());
        }
        var sum = new WindowSum(labels, size);
        for (int z : starts[0]) {
            for (int y : starts[1]) {
                for (int x : starts[2]) {
                    deadline.run();
                    int[] from = {z, y, x};
                    sum.add(pass(channels(volume, from, window), window), from, window, true);
                }
            }
        }
        return sum.mean();
    }

    /** @param input {@code [C,D,H,W]} */
    float[] pass(float[] input, int[] size) {
        int channels = section.windows().size();
        Map<String, Tensor> out =
                network.run(Map.of("volume", Tensor.of(input, 1, channels, size[0], size[1], size[2])));
        Tensor masks = out.get("masks");
        long[] expected = {1, labels, size[0], size[1], size[2]};
        if (masks == null || !Arrays.equals(masks.shape(), expected)) {
            throw new ProblemException(
                    Problem.Category.FAULT,
                    "network output masks is " + (masks == null ? "missing" : Arrays.toString(masks.shape())) + ", not "
                            + Arrays.toString(expected));
        }
        for (float value : masks.values()) {
            if (Float.isNaN(value)) {
                throw new ProblemException(Problem.Category.FAULT, "network output masks is not a number");
            }
        }
        return masks.values();
    }

    /** A box of the volume as the network sees it; what lies beyond is the package's {@code outside}. */
    private float[] channels(Volume volume, int[] from, int[] size) {
        VolumeGrid grid = volume.grid();
        int voxels = size[0] * size[1] * size[2];
        float[] input = new float[section.windows().size() * voxels];
        for (int c = 0; c < section.windows().size(); c++) {
            Arrays.fill(input, c * voxels, (c + 1) * voxels, section.channel(c, section.outside()));
            for (int z = 0; z < Math.min(size[0], grid.slices() - from[0]); z++) {
                for (int y = 0; y < Math.min(size[1], grid.rows() - from[1]); y++) {
                    int at = c * voxels + (z * size[1] + y) * size[2];
                    for (int x = 0; x < Math.min(size[2], grid.columns() - from[2]); x++) {
                        input[at + x] = section.channel(c, volume.at(from[2] + x, from[1] + y, from[0] + z));
                    }
                }
            }
        }
        return input;
    }

    void warmUp() {
        int[] size = section.patch()
                .map(patch -> patch.size().stream().mapToInt(n -> n).toArray())
                .orElseGet(() -> {
                    int side = (WARM + section.multiple() - 1) / section.multiple() * section.multiple();
                    return new int[] {side, side, side};
                });
        pass(new float[section.windows().size() * size[0] * size[1] * size[2]], size);
    }

    int channels() {
        return section.windows().size();
    }

    Duration timeInside() {
        return network.timeInside();
    }

    @Override
    public void close() {
        network.close();
    }
}
