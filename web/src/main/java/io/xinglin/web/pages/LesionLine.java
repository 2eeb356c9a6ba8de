package io.xinglin.web.pages;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.LesionChange;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.report.Report;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A lesion as a line of the page's table, every cell in words.
 *
 * @param places 1-based places in the viewer: of its first picture, of that where it is largest, of its last
 */
public record LesionLine(
        String uid,
        String name,
        String centre,
        String diameter,
        String volume,
        String probability,
        String classes,
        String change,
        List<Integer> places) {

    static List<LesionLine> of(Report report, ImagingResult result, Language language) {
        return result.findings().stream()
                .flatMap(finding -> result.lesionsOf(finding).stream()
                        .map(lesion -> line(report, result, finding, lesion, language)))
                .toList();
    }

    private static LesionLine line(
            Report report, ImagingResult result, Finding finding, Lesion lesion, Language language) {
        return new LesionLine(
                lesion.uid().value(),
                OutlineData.name(finding, Optional.of(lesion), language),
                centre(lesion.centre()),
                lesion.measured(Measurement.DIAMETER).map(LesionLine::figure).orElse(""),
                lesion.measured(Measurement.VOLUME).map(LesionLine::figure).orElse(""),
                String.format(Locale.ROOT, "%.1f %%", 100 * lesion.probability()),
                lesion.assessments().stream()
                        .map(a -> language.name(a.kind()) + " " + language.name(a.value()))
                        .collect(Collectors.joining(language.isChinese() ? "；" : "; ")),
                lesion.changeIfKnown().map(change -> change(change, language)).orElse(""),
                places(report, result.regionsOf(lesion)));
    }

    private static List<Integer> places(Report report, List<Region> regions) {
        List<Integer> all = ViewerData.places(report, regions);
        List<Integer> largest = regions.stream()
                .max(Comparator.comparingDouble(region -> region.size().area()))
                .map(region -> ViewerData.places(report, List.of(region)))
                .orElse(List.of());
        return Stream.of(all.stream().limit(1), largest.stream(), all.stream().skip(Math.max(0, all.size() - 1)))
                .flatMap(Function.identity())
                .distinct()
                .sorted()
                .toList();
    }

    /** In mm of the patient: to the left, to the back, to the head. */
    private static String centre(List<Double> centre) {
        return centre.stream().map(c -> String.format(Locale.ROOT, "%.0f", c)).collect(Collectors.joining(", "));
    }

    private static String figure(Measurement measured) {
        return String.format(
                Locale.ROOT,
                "%.1f %s",
                measured.value(),
                measured.unit().value().replace("mm3", "mm³"));
    }

    private static String change(LesionChange change, Language language) {
        return language.text("lesion.change." + change.kind()) + " (" + change.priorDate() + ")";
    }
}
