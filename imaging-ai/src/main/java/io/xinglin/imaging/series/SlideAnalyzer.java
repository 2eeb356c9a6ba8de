package io.xinglin.imaging.series;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.HeatMap;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.report.ReportDraft;
import io.xinglin.imaging.report.SlideReportWriter;
import io.xinglin.imaging.slide.HotRegion;
import io.xinglin.imaging.slide.SlideLevel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The levels of one slide to one result. Thread-safe. */
final class SlideAnalyzer {
    private final PixelSource pixels;
    private final SeriesEngine engine;
    private final Clock clock;

    SlideAnalyzer(PixelSource pixels, SeriesEngine engine, Clock clock) {
        this.pixels = pixels;
        this.engine = engine;
        this.clock = clock;
    }

    ImagingResult analyze(DicomUid resultUid, InstalledModel model, List<StoredInstance> levels) {
        Instant begin = clock.instant();
        levels.forEach(i ->
                Preparation.requireModality(model.manifest().input(), i.header().modality()));
        SlideSurvey survey = SlideSurvey.of(
                model,
                pixels.wholeSlides()
                        .open(levels.stream().map(StoredInstance::file).toList()),
                pixels,
                engine);
        List<Finding> findings = new ArrayList<>();
        List<Region> regions = new ArrayList<>();
        List<HeatMap> heatMaps = new ArrayList<>();
        List<Lesion> lesions = new ArrayList<>();
        List<SlideReportWriter.HotSpot> spots = new ArrayList<>();
        double[] probabilities = survey.probabilities();
        List<OutputLabel> labels = model.manifest().labels();
        for (int k = 0; k < labels.size(); k++) {
            OutputLabel label = labels.get(k);
            if (!label.finding()) {
                continue;
            }
            var uid = DicomUid.named(resultUid + "/" + label.key());
            if (probabilities[k] < label.threshold()) {
                findings.add(finding(uid, label, probabilities[k], List.of()));
                continue;
            }
            var drawing = new SlideDrawing(survey, survey.maps().get(k), uid, label.threshold());
            findings.add(finding(uid, label, probabilities[k], drawing.evidence()));
            regions.addAll(drawing.regions());
            heatMaps.addAll(drawing.heatMaps());
            lesions.addAll(drawing.lesions());
            spots.addAll(spots(survey, k, drawing.hot(), label));
        }
        findings.sort(Comparator.comparingDouble(Finding::probability).reversed());
        ReportDraft draft = SlideReportWriter.write(model, findings, facts(survey, spots));
        Instant end = clock.instant();
        return ImagingResult.of(
                        resultUid,
                        model.algorithm(),
                        levels.get(0).header().studyUid(),
                        levels.get(0).header().seriesUid())
                .findings(findings)
                .heatMaps(heatMaps)
                .regions(regions)
                .draft(draft.findingsZh(), draft.impressionZh(), draft.impressionEn())
                .analysed(end, Duration.between(begin, end))
                .lesions(lesions)
                .build();
    }

    private static Finding finding(
            DicomUid uid, OutputLabel label, double probability, List<Finding.Evidence> evidence) {
        return new Finding(
                uid,
                label.key(),
                label.code(),
                probability,
                label.threshold(),
                label.severity(),
                label.reliable(),
                evidence);
    }

    /** The most probable point of each hot region, as CAMELYON16 asks for it: in pixels of the finest level. */
    private static List<SlideReportWriter.HotSpot> spots(
            SlideSurvey survey, int map, List<HotRegion> hot, OutputLabel label) {
        SlideLevel finest = survey.slide().levels().get(0);
        return hot.stream()
                .map(region -> {
                    double[] middle = survey.maps().get(map).middle(region.peak(), finest);
                    double area = region.cells().cardinality()
                            * survey.maps().get(map).cellArea();
                    return new SlideReportWriter.HotSpot(
                            label.key(), region.probability(), Math.round(middle[0]), Math.round(middle[1]), area);
                })
                .toList();
    }

    private static SlideReportWriter.Facts facts(SlideSurvey survey, List<SlideReportWriter.HotSpot> spots) {
        SlideLevel finest = survey.slide().levels().get(0);
        return new SlideReportWriter.Facts(
                finest.columns(), finest.rows(), finest.micrometres(), survey.tissue(), survey.tiles(), spots);
    }
}
