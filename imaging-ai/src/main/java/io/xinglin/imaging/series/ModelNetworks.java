package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.PackageFile;
import io.xinglin.imaging.onnx.OnnxNetwork;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.onnx.Tensor;
import io.xinglin.imaging.picture.Picture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The networks of one package, spoken to by the names of the model contract. Safe for use by many threads. */
final class ModelNetworks implements AutoCloseable {
    private static final String LOGITS = "logits";
    private static final String FEATURES = "features";

    private final InstalledModel model;
    private final OnnxNetwork slice;
    private final Optional<OnnxNetwork> series;

    ModelNetworks(InstalledModel model, OnnxSettings settings) {
        this.model = model;
        model.requireIntact();
        slice = OnnxNetwork.open(model.path(PackageFile.SLICE).orElseThrow(), settings);
        series = model.path(PackageFile.SERIES).map(path -> OnnxNetwork.open(path, settings));
    }

    /** The slice network over a batch. */
    List<SliceOutput> slices(List<Picture> batch) {
        int size = model.manifest().input().size();
        float[] pixels = new float[batch.size() * size * size];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(batch.get(i).values(), 0, pixels, i * size * size, size * size);
        }
        Map<String, Tensor> out = slice.run(Map.of("image", Tensor.of(pixels, batch.size(), 1, size, size)));
        Tensor logits = labels(out, LOGITS);
        Tensor features = out.getOrDefault(FEATURES, logits);
        Optional<Tensor> maps = Optional.ofNullable(out.get(model.manifest().explanation()));
        List<SliceOutput> outputs = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            int row = i;
            outputs.add(new SliceOutput(logits.row(i), features.row(i), maps.map(m -> map(m, row))));
        }
        return outputs;
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
        Tensor logits = labels(out, LOGITS);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            rows.add(logits.row(i));
        }
        return new SeriesOutput(rows, labels(out, "series_logits").values());
    }

    private SeriesOutput unrefined(List<SliceOutput> slices) {
        float[] most = slices.get(0).logits().clone();
        for (SliceOutput slice : slices) {
            for (int k = 0; k < most.length; k++) {
                most[k] = Math.max(most[k], slice.logits()[k]);
            }
        }
        return new SeriesOutput(slices.stream().map(SliceOutput::logits).toList(), most);
    }

    private Tensor labels(Map<String, Tensor> outputs, String name) {
        Tensor tensor = outputs.get(name);
        int expected = model.manifest().labels().size();
        if (tensor == null || tensor.axis(tensor.shape().length - 1) != expected) {
            throw new ProblemException(
                    Problem.Category.FAULT, "network output " + name + " does not have " + expected + " labels");
        }
        return tensor;
    }

    private static Picture map(Tensor maps, int row) {
        int axes = maps.shape().length;
        return new Picture(maps.axis(axes - 1), maps.axis(axes - 2), maps.row(row));
    }

    Duration timeInside() {
        return slice.timeInside().plus(series.map(OnnxNetwork::timeInside).orElse(Duration.ZERO));
    }

    @Override
    public void close() {
        slice.close();
        series.ifPresent(OnnxNetwork::close);
    }
}
