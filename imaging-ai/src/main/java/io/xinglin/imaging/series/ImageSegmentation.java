package io.xinglin.imaging.series;

import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.region.MaskDrawing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One network that paints masks: {@code masks [N,L,h,w]}, logits over the network's square. A label's own logit is
 * {@code logits [N,L]} where the network has that output, else the mean of the strongest hundredth of its mask.
 */
final class ImageSegmentation implements TaskRunner {
    private static final double STRONGEST = 0.01;

    private final ModelManifest model;
    private final PictureLabels labels;
    private final MainNetwork network;

    ImageSegmentation(InstalledModel model, OnnxSettings settings) {
        this.model = model.manifest();
        labels = new PictureLabels(this.model);
        network = new MainNetwork(model, settings);
    }

    @Override
    public List<SliceOutput> pictures(List<Raster> batch) {
        Map<String, Tensor> out = network.run(batch);
        Tensor masks = network.output(out, "masks", 4, 1);
        return IntStream.range(0, batch.size())
                .mapToObj(i -> {
                    List<Picture> maps = MainNetwork.maps(masks, i);
                    float[] logits = out.containsKey("logits")
                            ? network.output(out, "logits", 2, -1).row(i)
                            : strongest(maps);
                    return new SliceOutput(logits, logits, maps, new MaskDrawing(maps, model.labels()));
                })
                .toList();
    }

    private static float[] strongest(List<Picture> masks) {
        float[] logits = new float[masks.size()];
        for (int k = 0; k < logits.length; k++) {
            float[] sorted = masks.get(k).values().clone();
            Arrays.sort(sorted);
            int count = Math.max(1, (int) Math.round(sorted.length * STRONGEST));
            double sum = 0;
            for (int i = sorted.length - count; i < sorted.length; i++) {
                sum += sorted[i];
            }
            logits[k] = (float) (sum / count);
        }
        return logits;
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
