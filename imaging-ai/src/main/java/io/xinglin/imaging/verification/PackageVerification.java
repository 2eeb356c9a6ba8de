package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.Head;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.Verification;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.series.Placement;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.PreparedSlice;
import io.xinglin.imaging.series.SeenPicture;
import io.xinglin.imaging.series.SeriesEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Runs a package over the labelled pictures its {@code verification} section names. Used by one thread. */
public final class PackageVerification {
    private static final int BATCH = 8;

    private final InstalledModel model;
    private final SeriesEngine engine;
    private final Preparation preparation;

    public PackageVerification(InstalledModel model, SeriesEngine engine, Preparation preparation) {
        this.model = model;
        this.engine = engine;
        this.preparation = preparation;
    }

    /**
     * Measures.
     *
     * @param data the folder with the table, or the archive
     * @param all also the pictures the network was trained on
     * @param progress gets how many pictures are done
     * @throws ProblemException UNSUPPORTED when the package does not say how it is measured; NOT_FOUND or INVALID when the
     *     data is not what it says; and what the engine throws
     */
    public VerificationReport run(Path data, boolean all, IntConsumer progress) {
        ModelManifest manifest = model.manifest();
        Verification verification = manifest.verification()
                .filter(v -> !manifest.task().stacked())
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.UNSUPPORTED,
                        "the package does not say how single pictures of it are measured"));
        List<LabelledSet.Item> items = LabelledSet.read(verification, data, all);
        engine.warmUp(model);
        Duration before = engine.timeInside();
        long begin = System.nanoTime();
        List<boolean[]> truths = new ArrayList<>();
        List<double[]> answers = new ArrayList<>();
        List<Double> dices = new ArrayList<>();
        MarkCount marks = new MarkCount(manifest.labels(), verification);
        for (int from = 0; from < items.size(); from += BATCH) {
            List<LabelledSet.Item> batch = items.subList(from, Math.min(items.size(), from + BATCH));
            List<PreparedSlice<LabelledSet.Item>> pictures = new ArrayList<>();
            for (LabelledSet.Item item : batch) {
                square(item).ifPresent(square -> {
                    pictures.add(square);
                    truths.add(item.truth());
                });
            }
            List<SeenPicture> seen = engine.seeSingly(
                    model, pictures.stream().map(PreparedSlice::pixels).toList());
            for (int i = 0; i < seen.size(); i++) {
                answers.add(seen.get(i).probabilities());
                dices.addAll(dices(pictures.get(i).source(), seen.get(i)));
                marks.add(pictures.get(i), seen.get(i));
            }
            progress.accept(from + batch.size());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return report(
                items.size() - answers.size(),
                truths,
                answers,
                dices,
                marks.figures(),
                took,
                engine.timeInside().minus(before));
    }

    private Optional<PreparedSlice<LabelledSet.Item>> square(LabelledSet.Item item) {
        try {
            var place = Placement.numbered(1);
            return Optional.of(item.raster()
                    .map(raster -> preparation.prepare(item, raster, place))
                    .orElseGet(() -> preparation.prepare(item, item.file().orElseThrow(), place)));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** Of each label whose mask is known, where the network paints one a label. */
    private List<Double> dices(LabelledSet.Item item, SeenPicture seen) {
        List<Double> all = new ArrayList<>();
        for (int k = 0;
                k < item.masks().size() && seen.maps().size() == item.masks().size();
                k++) {
            Picture painted = seen.maps().get(k);
            item.masks()
                    .get(k)
                    .ifPresent(mask ->
                            all.add(Overlap.dice(painted, mask, model.manifest().input())));
        }
        return all;
    }

    private VerificationReport report(
            int failed,
            List<boolean[]> truths,
            List<double[]> answers,
            List<Double> dices,
            List<MarkFigures> marks,
            Duration took,
            Duration inside) {
        if (answers.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "none of the pictures could be read");
        }
        List<OutputLabel> labels = model.manifest().labels();
        List<LabelFigures> figures = new ArrayList<>();
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
        Head head = model.manifest().head();
        int[] wanted = truths.stream().mapToInt(t -> grade(head, t)).toArray();
        int[] given = answers.stream().mapToInt(p -> grade(head, p)).toArray();
        return new VerificationReport(
                answers.size(),
                failed,
                figures,
                head == Head.SIGMOID ? Optional.empty() : Optional.of(Measures.told(wanted, given)),
                head == Head.SIGMOID ? Optional.empty() : Optional.of(Measures.balanced(wanted, given)),
                head == Head.ORDINAL ? Optional.of(Measures.kappa(wanted, given, labels.size() + 1)) : Optional.empty(),
                dices.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                Measures.mean(dices.stream().mapToDouble(d -> d).toArray())),
                marks,
                took,
                inside,
                PeakMemory.bytes());
    }

    /** The one class that is true, or how many grades are reached. */
    private static int grade(Head head, boolean[] truth) {
        double[] p = new double[truth.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = truth[k] ? 1 : 0;
        }
        return grade(head, p);
    }

    private static int grade(Head head, double[] p) {
        int grade = 0;
        for (int k = 0; k < p.length; k++) {
            if (head == Head.ORDINAL) {
                grade += p[k] >= 0.5 ? 1 : 0;
            } else if (p[k] > p[grade]) {
                grade = k;
            }
        }
        return grade;
    }
}
