package io.xinglin.imaging.series;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.region.Outline;
import io.xinglin.imaging.region.RegionMeasure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what was drawn on the pictures a finding rests on into regions. Stateless. */
final class RegionBuilder {
    /** Of one result, so that it stays small enough to keep and to send. */
    private static final int MOST_REGIONS = 128;

    /** Of all their pictures together: a segmentation holds a bit for each. */
    private static final long MOST_PIXELS = 1L << 30;

    /** Of all their masks together: some megabytes as text, which no mask of a thing reaches and noise does. */
    private static final long MOST_RUNS = 1_000_000;

    private RegionBuilder() {}

    private record Place(DicomUid sopInstanceUid, int frame) {}

    /** The regions of the positive findings: the most probable finding's first, its strongest picture's first. */
    static List<Region> regions(Analysis<DicomSource> analysis, List<Finding> findings) {
        Map<Place, AnalysedSlice<DicomSource>> pictures = analysis.slices().stream()
                .collect(Collectors.toMap(
                        s -> new Place(s.source().sopInstanceUid(), s.source().frame()), Function.identity()));
        List<String> labels = analysis.model().manifest().labels().stream()
                .map(OutputLabel::key)
                .toList();
        Iterator<Region> drawn = findings.stream()
                .flatMap(finding -> finding.evidence().stream()
                        .flatMap(evidence -> drawn(
                                finding,
                                labels.indexOf(finding.label()),
                                pictures.get(new Place(evidence.sopInstanceUid(), evidence.frame())))))
                .iterator();
        return bounded(drawn, most(analysis));
    }

    private static List<Region> bounded(Iterator<Region> drawn, long most) {
        List<Region> kept = new ArrayList<>();
        long runs = 0;
        while (kept.size() < most && drawn.hasNext()) {
            Region next = drawn.next();
            runs += next.maskIfDrawn().map(mask -> mask.runs().length).orElse(0);
            if (runs > MOST_RUNS) {
                return kept;
            }
            kept.add(next);
        }
        return kept;
    }

    private static long most(Analysis<DicomSource> analysis) {
        long largest = analysis.slices().stream()
                .mapToLong(s -> (long) s.framing().width() * s.framing().height())
                .max()
                .orElse(1);
        return Math.min(MOST_REGIONS, MOST_PIXELS / largest);
    }

    private static Stream<Region> drawn(Finding finding, int label, AnalysedSlice<DicomSource> picture) {
        return picture.drawing().outlines(label, picture.probabilities()[label], picture.framing()).stream()
                .map(outline -> region(finding, outline, picture));
    }

    private static Region region(Finding finding, Outline outline, AnalysedSlice<DicomSource> picture) {
        DicomSource source = picture.source();
        return new Region(
                finding.uid(),
                source.sopClassUid(),
                source.sopInstanceUid(),
                source.frame(),
                picture.framing().width(),
                picture.framing().height(),
                outline.box(),
                outline.mask().orElse(null),
                RegionMeasure.size(outline, source.spacing()),
                outline.probability());
    }
}
