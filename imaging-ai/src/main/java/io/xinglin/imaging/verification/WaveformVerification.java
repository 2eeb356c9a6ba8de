package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.Checksums;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.WaveformSection;
import io.xinglin.imaging.series.EcgAnalysis;
import io.xinglin.imaging.series.SeriesEngine;
import io.xinglin.imaging.waveform.EcgSignal;
import io.xinglin.imaging.waveform.PreparedEcg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs a waveform package over the recordings its {@code verification} section names. Used by one thread. */
public final class WaveformVerification {
    private final InstalledModel model;
    private final SeriesEngine engine;
    private final WaveformSection section;
    private final WaveformSection.Check check;

    /** @throws ProblemException UNSUPPORTED when the package does not say how it is measured */
    public WaveformVerification(InstalledModel model, SeriesEngine engine) {
        this.model = model;
        this.engine = engine;
        this.section = model.manifest().waveform().orElseThrow();
        this.check = section.verification()
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.UNSUPPORTED, "the package does not say how it is measured"));
    }

    /** A record's class and what the networks say. */
    private record Answer(int truth, int fold, double[] probabilities) {}

    /**
     * Measures.
     *
     * @param data the folder with both sets
     * @param progress gets how many records are done
     * @throws ProblemException NOT_FOUND or INVALID when the data is not what the package says; and what the engine throws
     */
    public WaveformReport run(Path data, IntConsumer progress) {
        long begin = System.nanoTime();
        List<EcgSets.Rhythm> records = EcgSets.rhythms(data.resolve(check.rhythmFolder()), check.rhythmTable());
        List<Answer> answers = new ArrayList<>();
        int failed = 0;
        for (EcgSets.Rhythm record : records) {
            try {
                answers.add(answer(record));
            } catch (ProblemException e) {
                failed++;
            }
            progress.accept(answers.size() + failed);
        }
        List<WaveformReport.Recorded> peaks = new ArrayList<>();
        List<WaveformReport.Recorded> pvcs = new ArrayList<>();
        beats(data.resolve(check.beatArchive()), peaks, pvcs);
        return new WaveformReport(
                answers.size(), failed, rhythms(answers), peaks, pvcs, Duration.ofNanos(System.nanoTime() - begin));
    }

    private Answer answer(EcgSets.Rhythm record) {
        int fold = Checksums.fold(record.name(), check.folds());
        return new Answer(
                check.truths().indexOf(record.truth()),
                fold,
                analyse(record.signal(), fold, -1).rhythm());
    }

    private EcgAnalysis analyse(EcgSignal signal, int rhythmFold, int beatFold) {
        return engine.analyse(model, PreparedEcg.of(signal, section.input()), rhythmFold, beatFold);
    }

    private void beats(Path archive, List<WaveformReport.Recorded> peaks, List<WaveformReport.Recorded> pvcs) {
        List<String> records = EcgSets.records(archive);
        for (int r = 0; r < records.size(); r++) {
            EcgSets.Beats annotated = EcgSets.beats(archive, records.get(r), check.beatHertz());
            EcgAnalysis analysis = analyse(annotated.signal(), -1, r);
            BeatMatching matching = BeatMatching.of(analysis.measurement().beats(), annotated);
            int[] truth = matching.truth();
            long matched = IntStream.of(truth).filter(t -> t >= 0).count();
            peaks.add(new WaveformReport.Recorded(
                    annotated.name(), new HitCount(matched, truth.length - matched, matching.missed())));
            boolean[] said = analysis.measurement().pvc();
            HitCount told = IntStream.range(0, truth.length)
                    .mapToObj(i -> HitCount.of(truth[i] == 1, said[i]))
                    .reduce(new HitCount(0, 0, matching.missedPvc()), HitCount::plus);
            pvcs.add(new WaveformReport.Recorded(annotated.name(), told));
        }
    }

    private List<WaveformReport.Rhythm> rhythms(List<Answer> answers) {
        List<OutputLabel> labels = model.manifest().labels();
        List<WaveformReport.Rhythm> all = new ArrayList<>();
        for (int k = 0; k < labels.size(); k++) {
            int label = k;
            List<HitCount> folds = IntStream.range(0, check.folds())
                    .mapToObj(fold -> against(answers, label, fold))
                    .toList();
            all.add(new WaveformReport.Rhythm(
                    labels.get(k).key(),
                    folds.stream().reduce(HitCount.NONE, HitCount::plus),
                    folds,
                    answers.stream()
                            .map(a -> HitCount.of(a.truth() == label, most(a.probabilities()) == label))
                            .reduce(HitCount.NONE, HitCount::plus)));
        }
        return all;
    }

    /** A label against the records of labels that are no findings; such a label itself against all that are. */
    private HitCount against(List<Answer> answers, int label, int fold) {
        List<OutputLabel> labels = model.manifest().labels();
        boolean finding = labels.get(label).finding();
        return answers.stream()
                .filter(a -> a.fold() == fold && a.truth() >= 0)
                .filter(a -> a.truth() == label || labels.get(a.truth()).finding() != finding)
                .map(a -> HitCount.of(
                        a.truth() == label,
                        a.probabilities()[label] >= labels.get(label).threshold()))
                .reduce(HitCount.NONE, HitCount::plus);
    }

    private static int most(double[] probabilities) {
        int most = 0;
        for (int k = 1; k < probabilities.length; k++) {
            most = probabilities[k] > probabilities[most] ? k : most;
        }
        return most;
    }
}
