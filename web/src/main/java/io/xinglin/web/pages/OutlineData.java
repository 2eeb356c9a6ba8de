package io.xinglin.web.pages;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.MaskRings;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.report.Report;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The outlines of what was found, in pixels of the stored pictures, with the words beside them. */
final class OutlineData {
    /** Of all outlines together: a page stays light. */
    private static final int MOST_POINTS = 200_000;

    private int points;

    private OutlineData() {}

    /** @param place of a region: the picture's place in the viewer from 0, below 0 for one that is not shown */
    static JsonArrayBuilder of(Report report, ToIntFunction<Region> place, Language language) {
        var data = new OutlineData();
        var outlines = Json.createArrayBuilder();
        for (ImagingResult result : report.results()) {
            for (Region region : result.regions()) {
                int slice = place.applyAsInt(region);
                Optional<Finding> finding = result.findings().stream()
                        .filter(f -> f.uid().equals(region.findingUid()))
                        .findFirst();
                if (slice >= 0 && finding.isPresent()) {
                    data.outline(result, finding.get(), region, language)
                            .ifPresent(outline -> outlines.add(outline.add("slice", slice)));
                }
            }
        }
        return outlines;
    }

    private Optional<JsonObjectBuilder> outline(
            ImagingResult result, Finding finding, Region region, Language language) {
        var rings = Json.createArrayBuilder();
        for (var ring : MaskRings.of(region)) {
            points += ring.size();
            var line = Json.createArrayBuilder();
            for (double coordinate : ring.points()) {
                line.add(number(coordinate));
            }
            rings.add(line);
        }
        if (points > MOST_POINTS) {
            return Optional.empty();
        }
        Optional<Lesion> lesion = result.lesions().stream()
                .filter(l -> l.uid().equals(region.lesionUid()))
                .findFirst();
        double probability = lesion.map(Lesion::probability).orElse(region.probability());
        return Optional.of(Json.createObjectBuilder()
                .add("uid", lesion.map(Lesion::uid).orElse(finding.uid()).value())
                .add(
                        "label",
                        name(finding, lesion, language) + String.format(Locale.ROOT, " · %.0f %%", 100 * probability))
                .add("columns", region.columns())
                .add("rows", region.rows())
                .add(
                        "at",
                        Json.createArrayBuilder()
                                .add(number(region.box().left()))
                                .add(number(region.box().top())))
                .add("rings", rings));
    }

    /** What a lesion is called: its own name, else its finding's with its number. */
    static String name(Finding finding, Optional<Lesion> lesion, Language language) {
        return lesion.map(one -> one.name().isEmpty() ? language.name(finding.code()) + " " + one.number() : one.name())
                .orElseGet(() -> language.name(finding.code()));
    }

    /** A tenth of a pixel is finer than any screen shows. */
    private static double number(double coordinate) {
        return Math.round(coordinate * 10) / 10.0;
    }
}
