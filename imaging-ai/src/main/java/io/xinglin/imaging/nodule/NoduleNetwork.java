package io.xinglin.imaging.nodule;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.network.Network;
import io.xinglin.imaging.network.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The 3-D network over candidates: {@code patch [N,2,24,24,24]}, 0..1, to {@code logits [N,1]}, {@code diameter [N,1]} in mm and
 * {@code type [N,3]}. Safe for use by many threads.
 */
final class NoduleNetwork {
    private static final int BATCH = 64;

    private final Network network;

    NoduleNetwork(Network network) {
        this.network = network;
    }

    /** @throws ProblemException FAULT when the network fails or answers in another form */
    List<Judgement> judge(ChestVolume chest, List<Candidate> candidates, Runnable deadline) {
        List<Judgement> all = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += BATCH) {
            deadline.run();
            all.addAll(batch(chest, candidates.subList(from, Math.min(candidates.size(), from + BATCH))));
        }
        return all;
    }

    private List<Judgement> batch(ChestVolume chest, List<Candidate> candidates) {
        int n = candidates.size();
        float[] input = new float[n * Patches.LENGTH];
        for (int c = 0; c < n; c++) {
            byte[] patch = Patches.cut(chest, candidates.get(c));
            for (int at = 0; at < patch.length; at++) {
                input[c * Patches.LENGTH + at] = (patch[at] & 0xff) / 255f;
            }
        }
        Map<String, Tensor> out = network.run(
                Map.of("patch", Tensor.of(input, n, Patches.SCALES, Patches.SIDE, Patches.SIDE, Patches.SIDE)));
        float[] logits = values(out, "logits", n, 1);
        float[] diameters = values(out, "diameter", n, 1);
        float[] types = values(out, "type", n, NoduleType.values().length);
        List<Judgement> all = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            all.add(new Judgement(logits[c], diameters[c], type(types, c)));
        }
        return all;
    }

    private static NoduleType type(float[] types, int candidate) {
        NoduleType[] all = NoduleType.values();
        int best = 0;
        for (int k = 1; k < all.length; k++) {
            best = types[candidate * all.length + k] > types[candidate * all.length + best] ? k : best;
        }
        return all[best];
    }

    private static float[] values(Map<String, Tensor> out, String name, int n, int width) {
        Tensor tensor = out.get(name);
        if (tensor == null || !Arrays.equals(tensor.shape(), new long[] {n, width})) {
            throw new ProblemException(
                    Problem.Category.FAULT, "network output " + name + " is not [" + n + "," + width + "]");
        }
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                throw new ProblemException(Problem.Category.FAULT, "network output " + name + " is not a number");
            }
        }
        return tensor.values();
    }
}
