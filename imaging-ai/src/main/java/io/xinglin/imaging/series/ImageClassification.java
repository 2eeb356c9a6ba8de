package io.xinglin.imaging.series;

import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Raster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One network that sees one picture: {@code logits [N,L]} and, if the package names it, an explanation. */
final class ImageClassification implements TaskRunner {
    private final PictureLabels labels;
    private final MainNetwork network;

    ImageClassification(InstalledModel model, OnnxSettings settings) {
        labels = new PictureLabels(model.manifest());
        network = new MainNetwork(model, settings);
    }

    @Override
    public List<SliceOutput> pictures(List<Raster> batch) {
        Map<String, Tensor> out = network.run(batch);
        Tensor logits = network.output(out, "logits", 2, -1);
        return IntStream.range(0, batch.size())
                .mapToObj(i -> new SliceOutput(logits.row(i), logits.row(i), network.explanation(out, i)))
                .toList();
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
