package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.Calibration;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.onnx.InferenceGate;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Picture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Runs models over slices. Networks are opened at their first use and shared. Slices are read one batch at a time, so a
 * long series needs no more memory than a short one. Safe for use by many threads.
 */
public final class SeriesEngine implements AutoCloseable {
    private static final int BATCH = 8;
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final OnnxSettings settings;
    private final InferenceGate gate;
    private final Map<String, ModelNetworks> open = new ConcurrentHashMap<>();

    public SeriesEngine(OnnxSettings settings) {
        this.settings = settings;
        this.gate = new InferenceGate(settings);
    }

    /**
     * Analyses the slices as one series.
     *
     * @throws ProblemException BUSY, UNAVAILABLE after close, INVALID without a single slice, FAULT when the model
     *     fails; and what the iterator throws
     */
    public <S> Analysis<S> analyse(InstalledModel model, Iterator<PreparedSlice<S>> slices) {
        return gate.inside(() -> analyseInside(networks(model), model, slices));
    }

    private static <S> Analysis<S> analyseInside(
            ModelNetworks networks, InstalledModel model, Iterator<PreparedSlice<S>> slices) {
        List<PreparedSlice<S>> seen = new ArrayList<>();
        List<SliceOutput> outputs = new ArrayList<>();
        readAll(networks, slices, seen, outputs);
        if (seen.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "the series has no slice this model can read");
        }
        SliceOrder order =
                SliceOrder.of(seen.stream().map(PreparedSlice::placement).toList());
        SeriesOutput refined =
                networks.series(order.indices().stream().map(outputs::get).toList());
        List<AnalysedSlice<S>> analysed = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            int at = order.indices().get(i);
            analysed.add(analysed(
                    model, seen.get(at), outputs.get(at), refined.slices().get(i)));
        }
        double[] series = probabilities(model, refined.series(), OutputLabel::series);
        return new Analysis<>(model, analysed, series, order.notes());
    }

    /** Pictures that belong to no series, each a series of one; answers in the order given. */
    public List<double[]> analyseSingly(InstalledModel model, List<Picture> pictures) {
        if (pictures.isEmpty()) {
            return List.of();
        }
        return gate.inside(() -> {
            ModelNetworks networks = networks(model);
            return networks.slices(pictures).stream()
                    .map(slice -> networks.series(List.of(slice)).slices().get(0))
                    .map(logits -> probabilities(model, logits, OutputLabel::slice))
                    .toList();
        });
    }

    /** Opens a model's networks before the first series needs them, and runs a blank batch through. */
    public void warmUp(InstalledModel model) {
        int size = model.manifest().input().size();
        analyseSingly(model, Collections.nCopies(BATCH, new Picture(size, size, new float[size * size])));
    }

    /** Time spent inside networks so far, over all models and threads. */
    public Duration timeInside() {
        return open.values().stream().map(ModelNetworks::timeInside).reduce(Duration.ZERO, Duration::plus);
    }

    private ModelNetworks networks(InstalledModel model) {
        String key = model.algorithm().modelId() + "/" + model.algorithm().version();
        return open.computeIfAbsent(key, k -> new ModelNetworks(model, settings));
    }

    /** Pixels of a batch are let go once the network has seen them. */
    private static <S> void readAll(
            ModelNetworks networks,
            Iterator<PreparedSlice<S>> slices,
            List<PreparedSlice<S>> seen,
            List<SliceOutput> outputs) {
        List<Picture> batch = new ArrayList<>(BATCH);
        while (slices.hasNext()) {
            PreparedSlice<S> slice = slices.next();
            batch.add(slice.pixels());
            seen.add(new PreparedSlice<>(slice.source(), null, slice.framing(), slice.placement()));
            if (batch.size() == BATCH || !slices.hasNext()) {
                outputs.addAll(networks.slices(batch));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            outputs.addAll(networks.slices(batch));
        }
    }

    private static <S> AnalysedSlice<S> analysed(
            InstalledModel model, PreparedSlice<S> slice, SliceOutput output, float[] refined) {
        Optional<Picture> heat = output.map().map(map -> heat(map, slice.framing()));
        return new AnalysedSlice<>(
                slice.source(), slice.placement(), probabilities(model, refined, OutputLabel::slice), heat);
    }

    /** Sigmoid, then the strongest place becomes 1. */
    private static Picture heat(Picture map, Framing framing) {
        Picture stored = framing.unframe(map);
        float[] values = new float[stored.values().length];
        float most = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1 / (1 + Math.exp(-stored.values()[i])));
            most = Math.max(most, values[i]);
        }
        for (int i = 0; i < values.length && most > 0; i++) {
            values[i] /= most;
        }
        return new Picture(stored.width(), stored.height(), values);
    }

    private static double[] probabilities(
            InstalledModel model, float[] logits, Function<OutputLabel, Calibration> calibration) {
        double[] probabilities = new double[logits.length];
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] =
                    calibration.apply(model.manifest().labels().get(k)).probability(logits[k]);
            if (Double.isNaN(probabilities[k])) {
                throw new ProblemException(Problem.Category.FAULT, "the network answered with a number that is none");
            }
        }
        return probabilities;
    }

    /** Waits for running analyses (bounded), then frees the networks; those still in use are left to the process. */
    @Override
    public void close() {
        if (gate.close(DRAIN)) {
            open.values().forEach(ModelNetworks::close);
            open.clear();
        }
    }
}
