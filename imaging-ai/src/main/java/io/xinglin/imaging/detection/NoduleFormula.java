package io.xinglin.imaging.detection;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.network.Network;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.nodule.NoduleCrops;
import io.xinglin.imaging.nodule.Patches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the networks of a lung-nodule package answer to patches and crops made by formula. Stateless. */
final class NoduleFormula {
    private static final int CHANNELS = 3;

    private NoduleFormula() {}

    /** {@code patch.logits}, {@code patch.diameter}, {@code patch.type}. */
    static Map<String, List<float[]>> patches(Network network, List<Double> shifts) {
        int side = Patches.SIDE;
        float[] input = new float[shifts.size() * Patches.LENGTH];
        int at = 0;
        for (double shift : shifts) {
            for (int c = 0; c < Patches.SCALES; c++) {
                for (int voxel = 0; voxel < side * side * side; voxel++) {
                    int x = voxel % side;
                    int y = voxel / side % side;
                    int z = voxel / (side * side);
                    input[at++] = (float)
                            (0.5 + 0.5 * Math.sin((x + shift + 3 * c) / 5) * Math.cos(y / 7.0) * Math.sin(z / 6.0 + 1));
                }
            }
        }
        Map<String, Tensor> out =
                network.run(Map.of("patch", Tensor.of(input, shifts.size(), Patches.SCALES, side, side, side)));
        Map<String, List<float[]>> answers = new LinkedHashMap<>();
        for (String name : List.of("logits", "diameter", "type")) {
            Tensor tensor = out.get(name);
            if (tensor == null || tensor.shape().length != 2 || tensor.shape()[0] != shifts.size()) {
                throw new ProblemException(
                        Problem.Category.FAULT, "network output " + name + " does not have a row a patch");
            }
            answers.put("patch." + name, rows(tensor.values(), shifts.size()));
        }
        return answers;
    }

    /** {@code crop.malignancy}, and {@code crop.mask}: mean and middle of the mask's logits. */
    static Map<String, List<float[]>> crops(NoduleCrops network, List<Double> shifts) {
        int side = network.side();
        int plane = side * side;
        float[] input = new float[shifts.size() * CHANNELS * plane];
        int at = 0;
        for (double shift : shifts) {
            for (int c = 0; c < CHANNELS; c++) {
                for (int pixel = 0; pixel < plane; pixel++) {
                    double across = Math.sin((pixel % side + shift + 3 * c) / (0.03 * side));
                    input[at++] = (float) (0.5 + 0.5 * across * Math.cos(Math.floorDiv(pixel, side) / (0.05 * side)));
                }
            }
        }
        NoduleCrops.Seen seen = network.see(input);
        List<float[]> masks = new ArrayList<>();
        for (float[] mask : rows(seen.masks(), shifts.size())) {
            double sum = 0;
            for (float value : mask) {
                sum += value;
            }
            masks.add(new float[] {(float) (sum / plane), mask[side / 2 * side + side / 2]});
        }
        return Map.of("crop.malignancy", rows(seen.malignancy(), shifts.size()), "crop.mask", masks);
    }

    private static List<float[]> rows(float[] values, int count) {
        List<float[]> rows = new ArrayList<>();
        int width = values.length / count;
        for (int n = 0; n < count; n++) {
            rows.add(Arrays.copyOfRange(values, n * width, (n + 1) * width));
        }
        return rows;
    }
}
