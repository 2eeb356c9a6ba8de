package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.Calibration;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.PackageFile;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.onnx.OnnxNetwork;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Raster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A slice network and, if there is one, a series network over its features. */
final class SeriesClassification implements TaskRunner {
    private static final String LOGITS = "logits";
    private static final String FEATURES = "features";

    private final InstalledModel model;
    private final MainNetwork slice;
    private final Optional<OnnxNetwork> series;

    SeriesClassification(InstalledModel model, OnnxSettings settings) {
        this.model = model;
        slice = new MainNetwork(model, settings);
        series = model.path(PackageFile.SERIES).map(path -> OnnxNetwork.open(path, settings));
    }

    @Override
    public List<SliceOutput> pictures(List<Raster> batch) {
        Map<String, Tensor> out = slice.run(batch);
        Tensor logits = slice.output(out, LOGITS, 2, -1);
        Tensor features = out.getOrDefault(FEATURES, logits);
        List<SliceOutput> outputs = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            outputs.add(new SliceOutput(logits.row(i), features.row(i), slice.explanation(out, i)));
        }
        return outputs;
    }

    @Override
    public List<SliceOutput> pictures(List<Raster> batch, int network) {
        Map<String, Tensor> out = slice.run(batch);
        Tensor logits = slice.output(out, "fold_" + LOGITS, 3, -1);
        Tensor features = out.getOrDefault("fold_" + FEATURES, logits);
        if (features.shape().length != 3
                || features.axis(1) != logits.axis(1)
                || network < 0
                || network >= logits.axis(1)) {
            throw new ProblemException(
                    Problem.Category.FAULT, "network output fold_features does not have a row for network " + network);
        }
        return IntStream.range(0, batch.size())
                .mapToObj(i -> new SliceOutput(
                        part(logits, i, network), part(features, i, network), slice.explanation(out, i)))
                .toList();
    }

    private static float[] part(Tensor tensor, int row, int part) {
        int width = tensor.axis(2);
        return Arrays.copyOfRange(tensor.row(row), part * width, (part + 1) * width);
    }

    @Override
    public Outcome outcome(List<SliceOutput> ordered) {
        SeriesOutput refined = series(ordered);
        ModelManifest manifest = model.manifest();
        List<Calibration> ofSlices =
                manifest.labels().stream().map(OutputLabel::slice).toList();
        List<Calibration> ofSeries =
                manifest.labels().stream().map(OutputLabel::series).toList();
        return new Outcome(
                refined.slices().stream()
                        .map(logits -> manifest.head().probabilities(logits, ofSlices))
                        .toList(),
                manifest.head().probabilities(refined.series(), ofSeries));
    }

    /** The series network over all slices, feet to head; without one the slices stand as they are. */
    SeriesOutput series(List<SliceOutput> slices) {
        return series.map(network -> refined(network, slices)).orElseGet(() -> unrefined(slices));
    }

    private SeriesOutput refined(OnnxNetwork network, List<SliceOutput> slices) {
        int width = slices.get(0).features().length;
        float[] features = new float[slices.size() * width];
        for (int i = 0; i < slices.size(); i++) {
            System.arraycopy(slices.get(i).features(), 0, features, i * width, width);
        }
        Map<String, Tensor> out = network.run(Map.of(FEATURES, Tensor.of(features, slices.size(), width)));
        Tensor logits = MainNetwork.shaped(model, out, LOGITS, 2, -1);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            rows.add(logits.row(i));
        }
        return new SeriesOutput(
                rows, MainNetwork.shaped(model, out, "series_logits", 1, -1).values());
    }

    private static SeriesOutput unrefined(List<SliceOutput> slices) {
        float[] most = slices.get(0).logits().clone();
        for (SliceOutput slice : slices) {
            for (int k = 0; k < most.length; k++) {
                most[k] = Math.max(most[k], slice.logits()[k]);
            }
        }
        return new SeriesOutput(slices.stream().map(SliceOutput::logits).toList(), most);
    }

    @Override
    public Duration timeInside() {
        return slice.timeInside().plus(series.map(OnnxNetwork::timeInside).orElse(Duration.ZERO));
    }

    @Override
    public void close() {
        slice.close();
        series.ifPresent(OnnxNetwork::close);
    }
}
