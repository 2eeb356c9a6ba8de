package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.Verification;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.SeriesEngine;
import io.xinglin.imaging.series.SlideSurvey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Runs a package over labelled whole slides: a DICOM file or a folder with the levels of each. Used by one thread. */
public final class SlideVerification {
    private final InstalledModel model;
    private final SeriesEngine engine;
    private final PixelSource pixels;

    public SlideVerification(InstalledModel model, SeriesEngine engine, PixelSource pixels) {
        this.model = model;
        this.engine = engine;
        this.pixels = pixels;
    }

    /**
     * Measures.
     *
     * @param data the folder with the table, or the table
     * @param all also the slides the network was trained on
     * @param progress gets how many slides are done
     * @throws ProblemException as {@link PackageVerification#run}
     */
    public VerificationReport run(Path data, boolean all, IntConsumer progress) {
        Verification verification = model.manifest()
                .verification()
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.UNSUPPORTED, "the package does not say how it is measured"));
        List<LabelledSet.Item> items = LabelledSet.read(verification, data, all);
        Duration before = engine.timeInside();
        long begin = System.nanoTime();
        List<boolean[]> truths = new ArrayList<>();
        List<double[]> answers = new ArrayList<>();
        int done = 0;
        for (LabelledSet.Item item : items) {
            probabilities(item).ifPresent(answer -> {
                truths.add(item.truth());
                answers.add(answer);
            });
            progress.accept(++done);
        }
        if (answers.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "none of the slides could be read");
        }
        return new VerificationReport(
                answers.size(),
                items.size() - answers.size(),
                figures(truths, answers),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Duration.ofNanos(System.nanoTime() - begin),
                engine.timeInside().minus(before),
                PeakMemory.bytes());
    }

    private Optional<double[]> probabilities(LabelledSet.Item item) {
        try {
            var slide = pixels.wholeSlides().open(files(item.file().orElseThrow()));
            return Optional.of(SlideSurvey.of(model, slide, pixels, engine).probabilities());
        } catch (ProblemException e) {
            if (e.problem().category() == Problem.Category.FAULT) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "a slide's folder cannot be read", e);
        }
    }

    private List<LabelFigures> figures(List<boolean[]> truths, List<double[]> answers) {
        List<LabelFigures> figures = new ArrayList<>();
        List<OutputLabel> labels = model.manifest().labels();
        for (int k = 0; k < labels.size(); k++) {
            int label = k;
            boolean[] truth = new boolean[truths.size()];
            for (int i = 0; i < truth.length; i++) {
                truth[i] = truths.get(i)[k];
            }
            if (labels.get(k).finding()) {
                figures.add(LabelFigures.of(
                        labels.get(k).key(),
                        labels.get(k).threshold(),
                        truth,
                        answers.stream().mapToDouble(p -> p[label]).toArray()));
            }
        }
        return figures;
    }
}
