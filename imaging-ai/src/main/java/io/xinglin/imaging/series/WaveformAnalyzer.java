package io.xinglin.imaging.series;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.MeasurementLabel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.WaveformSection;
import io.xinglin.imaging.report.EcgReportWriter;
import io.xinglin.imaging.report.ReportDraft;
import io.xinglin.imaging.waveform.PreparedEcg;
import io.xinglin.imaging.waveform.WaveformReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Recordings of one series to one result: each for itself, and the series is as bad as the worst of them. Thread-safe. */
final class WaveformAnalyzer {
    private final WaveformReader reader;
    private final SeriesEngine engine;
    private final Clock clock;

    WaveformAnalyzer(WaveformReader reader, SeriesEngine engine, Clock clock) {
        this.reader = reader;
        this.engine = engine;
        this.clock = clock;
    }

    /** One recording and where it came from. */
    private record Recording(StoredInstance source, EcgAnalysis analysis) {}

    ImagingResult analyze(DicomUid resultUid, InstalledModel model, List<StoredInstance> series) {
        Instant begin = clock.instant();
        WaveformSection section = model.manifest().waveform().orElseThrow();
        List<Recording> recordings = new ArrayList<>();
        for (StoredInstance instance : series) {
            Preparation.requireModality(
                    model.manifest().input(), instance.header().modality());
            PreparedEcg ecg = PreparedEcg.of(reader.read(instance.file()), section.input());
            recordings.add(new Recording(instance, engine.analyse(model, ecg)));
        }
        List<Finding> findings = findings(resultUid, model, recordings);
        ReportDraft draft = EcgReportWriter.write(
                model,
                findings,
                recordings.stream()
                        .map(r -> new EcgReportWriter.Recording(
                                r.analysis().ecg(), r.analysis().measurement()))
                        .toList());
        Instant end = clock.instant();
        return ImagingResult.of(
                        resultUid,
                        model.algorithm(),
                        series.get(0).header().studyUid(),
                        series.get(0).header().seriesUid())
                .findings(findings)
                .draft(draft.findingsZh(), draft.impressionZh(), draft.impressionEn())
                .analysed(end, Duration.between(begin, end))
                .build();
    }

    private static List<Finding> findings(DicomUid resultUid, InstalledModel model, List<Recording> recordings) {
        List<Finding> findings = new ArrayList<>();
        List<OutputLabel> labels = model.manifest().labels();
        double[] together = model.manifest()
                .head()
                .together(recordings.stream().map(r -> r.analysis().rhythm()).toList());
        for (int k = 0; k < labels.size(); k++) {
            int label = k;
            if (labels.get(k).finding()) {
                findings.add(finding(
                        resultUid,
                        labels.get(k),
                        together[k],
                        recordings,
                        r -> r.analysis().rhythm()[label]));
            }
        }
        for (MeasurementLabel limit : model.manifest().waveform().orElseThrow().measurements()) {
            ToDoubleFunction<Recording> holds = r -> limit.holds(r.analysis().measurement()) ? 1 : 0;
            findings.add(finding(
                    resultUid,
                    limit.label(),
                    recordings.stream().mapToDouble(holds).max().orElse(0),
                    recordings,
                    holds));
        }
        findings.sort(Comparator.comparingDouble(Finding::probability).reversed());
        return findings;
    }

    private static Finding finding(
            DicomUid resultUid,
            OutputLabel label,
            double probability,
            List<Recording> recordings,
            ToDoubleFunction<Recording> each) {
        List<Finding.Evidence> evidence = probability < label.threshold()
                ? List.of()
                : recordings.stream()
                        .filter(r -> each.applyAsDouble(r) >= label.threshold())
                        .sorted(Comparator.comparingDouble(each).reversed())
                        .map(r -> new Finding.Evidence(
                                r.source().header().sopClassUid(),
                                r.source().header().sopInstanceUid(),
                                1,
                                each.applyAsDouble(r)))
                        .toList();
        return new Finding(
                DicomUid.named(resultUid + "/" + label.key()),
                label.key(),
                label.code(),
                probability,
                label.threshold(),
                label.severity(),
                label.reliable(),
                evidence);
    }
}
