package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.Verification;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.series.Placement;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.SeenSeries;
import io.xinglin.imaging.series.SeriesEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs a package over the labelled series its {@code verification} section names. Used by one thread. */
public final class SeriesVerification {
    private final InstalledModel model;
    private final SeriesEngine engine;
    private final Preparation preparation;

    public SeriesVerification(InstalledModel model, SeriesEngine engine, Preparation preparation) {
        this.model = model;
        this.engine = engine;
        this.preparation = preparation;
    }

    /** A slice or series: what is true of it, by which network it was seen, and what that says. */
    private record Answer(boolean[] truth, int network, double[] probabilities) {}

    /**
     * Measures.
     *
     * @param data the folder with the table
     * @param progress gets how many series are done
     * @throws ProblemException UNSUPPORTED when the package does not say how it is measured or holds one network alone;
     *     NOT_FOUND or INVALID when the data is not what it says; and what the engine throws
     */
    public SeriesReport run(Path data, IntConsumer progress) {
        Verification verification = model.manifest()
                .verification()
                .filter(v -> v.stack().isPresent())
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.UNSUPPORTED, "the package does not say how series of it are measured"));
        List<StackedSet.Series> all = StackedSet.read(verification, data);
        engine.warmUp(model);
        Duration before = engine.timeInside();
        long begin = System.nanoTime();
        List<Answer> slices = new ArrayList<>();
        List<Answer> whole = new ArrayList<>();
        int done = 0;
        for (StackedSet.Series series : all) {
            see(series, slices, whole);
            progress.accept(++done);
        }
        if (slices.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "none of the pictures could be read");
        }
        return new SeriesReport(
                whole.size(),
                slices.size(),
                all.stream().mapToInt(s -> s.slices().size()).sum() - slices.size(),
                labels(slices, whole),
                Duration.ofNanos(System.nanoTime() - begin),
                engine.timeInside().minus(before),
                PeakMemory.bytes());
    }

    private void see(StackedSet.Series series, List<Answer> slices, List<Answer> whole) {
        List<StackedSet.Slice> readable = new ArrayList<>();
        List<Raster> pictures = new ArrayList<>();
        for (StackedSet.Slice slice : series.slices()) {
            square(slice).ifPresent(square -> {
                pictures.add(square);
                readable.add(slice);
            });
        }
        if (readable.isEmpty()) {
            return;
        }
        SeenSeries seen = engine.seeSeries(model, pictures, series.network());
        boolean[] any = new boolean[model.manifest().labels().size()];
        for (int i = 0; i < readable.size(); i++) {
            boolean[] truth = readable.get(i).truth();
            slices.add(new Answer(truth, series.network(), seen.slices().get(i)));
            for (int k = 0; k < any.length; k++) {
                any[k] |= truth[k];
            }
        }
        whole.add(new Answer(any, series.network(), seen.series()));
    }

    private Optional<Raster> square(StackedSet.Slice slice) {
        try {
            return Optional.of(preparation
                    .prepare(slice, slice.file(), Placement.numbered(1))
                    .pixels());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private List<SeriesReport.Label> labels(List<Answer> slices, List<Answer> whole) {
        List<OutputLabel> labels = model.manifest().labels();
        return IntStream.range(0, labels.size())
                .filter(k -> labels.get(k).finding())
                .mapToObj(k -> new SeriesReport.Label(
                        labels.get(k).key(),
                        labels.get(k).reliable(),
                        side(k, model.manifest().pictureThreshold(labels.get(k)), slices),
                        side(k, labels.get(k).threshold(), whole)))
                .toList();
    }

    private SeriesReport.Side side(int label, double threshold, List<Answer> answers) {
        double[] folds = answers.stream()
                .mapToInt(Answer::network)
                .distinct()
                .sorted()
                .mapToObj(network -> answers.stream()
                        .filter(answer -> answer.network() == network)
                        .toList())
                .mapToDouble(
                        own -> Measures.auc(truth(label, own), said(label, own)).value())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        String key = model.manifest().labels().get(label).key();
        return new SeriesReport.Side(
                LabelFigures.of(key, threshold, truth(label, answers), said(label, answers)), Measures.mean(folds));
    }

    private static boolean[] truth(int label, List<Answer> answers) {
        boolean[] truth = new boolean[answers.size()];
        IntStream.range(0, truth.length).forEach(i -> truth[i] = answers.get(i).truth()[label]);
        return truth;
    }

    private static double[] said(int label, List<Answer> answers) {
        return answers.stream()
                .mapToDouble(answer -> answer.probabilities()[label])
                .toArray();
    }
}
