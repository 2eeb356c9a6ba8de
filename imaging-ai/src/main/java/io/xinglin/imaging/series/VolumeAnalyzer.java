package io.xinglin.imaging.series;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.detection.VolumeFinds;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.pixel.SliceReader;
import io.xinglin.imaging.report.ReportDraft;
import io.xinglin.imaging.report.VolumeReportWriter;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.volume.StackNote;
import io.xinglin.imaging.volume.StackReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The slices of one series as one volume, and what is found in it as lesions with their outlines on the slices. Thread-safe. */
final class VolumeAnalyzer {
    private final SliceReader reader;
    private final SeriesEngine engine;
    private final Clock clock;

    VolumeAnalyzer(SliceReader reader, SeriesEngine engine, Clock clock) {
        this.reader = reader;
        this.engine = engine;
        this.clock = clock;
    }

    ImagingResult analyze(DicomUid resultUid, InstalledModel model, List<StoredInstance> series) {
        Instant begin = clock.instant();
        SliceStack stack = StackReading.read(series, reader);
        VolumeFinds finds = engine.find(model, stack);
        var builder = new VolumeResultBuilder(resultUid, model.manifest(), stack, finds);
        List<Finding> findings = builder.findings();
        List<Lesion> lesions = builder.lesions();
        List<StackNote> notes =
                Stream.concat(stack.notes().stream(), finds.notes().stream()).toList();
        ReportDraft draft = VolumeReportWriter.write(
                model,
                findings,
                lesions,
                new VolumeReportWriter.Seen(stack.planes().size(), notes));
        Instant end = clock.instant();
        return ImagingResult.of(
                        resultUid,
                        model.algorithm(),
                        series.get(0).header().studyUid(),
                        series.get(0).header().seriesUid())
                .findings(findings)
                .regions(builder.regions())
                .draft(draft.findingsZh(), draft.impressionZh(), draft.impressionEn())
                .analysed(end, Duration.between(begin, end))
                .lesions(lesions)
                .build();
    }
}
