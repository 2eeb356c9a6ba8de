package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.region.BoxDrawing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One network that draws boxes: {@code boxes [N,K,4]} (left, top, right, bottom as shares of the square) and
 * {@code scores [N,K,L]}, logits. A label is as probable as its best box; its map is its boxes, each as strong as its score.
 */
final class ImageDetection implements TaskRunner {
    /** A logit nobody would call a sign of anything. */
    private static final float NOTHING = -20;

    private static final int CELLS = 64;

    private final ModelManifest model;
    private final PictureLabels labels;
    private final MainNetwork network;

    ImageDetection(InstalledModel model, OnnxSettings settings) {
        this.model = model.manifest();
        labels = new PictureLabels(this.model);
        network = new MainNetwork(model, settings);
    }

    @Override
    public List<SliceOutput> pictures(List<Raster> batch) {
        Map<String, Tensor> out = network.run(batch);
        Tensor scores = network.output(out, "scores", 3, -1);
        Tensor boxes = out.get("boxes");
        if (boxes == null || boxes.shape().length != 3 || boxes.axis(2) != 4 || boxes.axis(1) != scores.axis(1)) {
            throw new ProblemException(
                    Problem.Category.FAULT, "network output boxes does not have a box for each score");
        }
        return IntStream.range(0, batch.size())
                .mapToObj(i -> output(boxes.row(i), scores.row(i), scores.axis(2)))
                .toList();
    }

    private SliceOutput output(float[] boxes, float[] scores, int count) {
        float[] logits = new float[count];
        Arrays.fill(logits, NOTHING);
        List<float[]> maps = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            float[] map = new float[CELLS * CELLS];
            Arrays.fill(map, NOTHING);
            maps.add(map);
        }
        for (int i = 0; i < scores.length; i++) {
            int label = i % count;
            logits[label] = Math.max(logits[label], scores[i]);
            paint(maps.get(label), boxes, i / count, scores[i]);
        }
        return new SliceOutput(
                logits,
                logits,
                maps.stream().map(map -> new Picture(CELLS, CELLS, map)).toList(),
                new BoxDrawing(boxes, scores, model.labels(), model.suppression()));
    }

    private static void paint(float[] map, float[] boxes, int box, float score) {
        int left = cell(boxes[4 * box]);
        int top = cell(boxes[4 * box + 1]);
        int right = cell(boxes[4 * box + 2]);
        int bottom = cell(boxes[4 * box + 3]);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                map[y * CELLS + x] = Math.max(map[y * CELLS + x], score);
            }
        }
    }

    private static int cell(float share) {
        return (int) Math.max(0, Math.min(CELLS - 1, Math.floor(share * CELLS)));
    }

    @Override
    public Outcome outcome(List<SliceOutput> ordered) {
        return labels.outcome(ordered);
    }

    @Override
    public Duration timeInside() {
        return network.timeInside();
    }

    @Override
    public void close() {
        network.close();
    }
}
