package io.xinglin.imaging.series;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The self test of a volume package: a volume by formula, the mean and the middle of every label's logits, see
 * docs/model-contract.md. Stateless.
 */
final class VolumeSelfTest {
    private static final int LEAST_SIDE = 8;
    private static final int MOST_SIDE = 128;

    private VolumeSelfTest() {}

    static void compare(VolumeNetwork network, int labels, JsonNode test, SelfTest.Check check) {
        int[] size = new int[3];
        for (int a = 0; a < 3; a++) {
            size[a] = test.path("size").path(a).asInt();
            if (size[a] < LEAST_SIDE || size[a] > MOST_SIDE) {
                check.faults().add(SelfTest.FILE + ": size must be three numbers from 8 to 128");
                return;
            }
        }
        if (test.path("shifts").isEmpty()) {
            check.faults().add(SelfTest.FILE + ": shifts are missing");
        }
        JsonNode expected = test.path("volume");
        for (int i = 0; i < test.path("shifts").size(); i++) {
            float[] logits = network.pass(
                    waves(network.channels(), size, test.path("shifts").get(i).asDouble()), size);
            int voxels = logits.length / labels;
            float[] mean = new float[labels];
            float[] middle = new float[labels];
            for (int k = 0; k < labels; k++) {
                double sum = 0;
                for (int at = k * voxels; at < (k + 1) * voxels; at++) {
                    sum += logits[at];
                }
                mean[k] = (float) (sum / voxels);
                middle[k] = logits[k * voxels + ((size[0] / 2) * size[1] + size[1] / 2) * size[2] + size[2] / 2];
            }
            check.close("mean logits", mean, expected.path("mean").path(i));
            check.close("logits in the middle", middle, expected.path("middle").path(i));
        }
    }

    private static float[] waves(int channels, int[] size, double shift) {
        float[] values = new float[channels * size[0] * size[1] * size[2]];
        int at = 0;
        for (int c = 0; c < channels; c++) {
            for (int z = 0; z < size[0]; z++) {
                for (int y = 0; y < size[1]; y++) {
                    for (int x = 0; x < size[2]; x++) {
                        values[at++] = (float) (0.5
                                + 0.5 * Math.sin((x + shift + 3 * c) / 5) * Math.cos(y / 7.0) * Math.sin(z / 6.0 + 1));
                    }
                }
            }
        }
        return values;
    }
}
