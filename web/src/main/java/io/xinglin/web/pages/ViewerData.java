package io.xinglin.web.pages;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.report.Report;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the viewer script gets: addresses of the rendered pictures and overlays, which pictures are evidence, and the outlines
 * on them. A picture is one frame.
 */
final class ViewerData {
    private static final int MOST_MARKS = 5;
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

    /** 12-Lead, General and Ambulatory ECG Waveform Storage: shown as a tracing. */
    private static final String ELECTROCARDIOGRAM = "1.2.840.10008.5.1.4.1.1.9.1.";

    private final Report report;
    private final List<Picture> pictures;

    private ViewerData(Report report) {
        this.report = report;
        this.pictures = pictures(report);
    }

    /** @param frame 1-based */
    private record Picture(InstanceHeader header, int frame) {
        boolean is(DicomUid instance, int number) {
            return header.sopInstanceUid().equals(instance) && frame == Math.max(1, number);
        }
    }

    static JsonObject of(Report report, Language language) {
        return new ViewerData(report).json(language);
    }

    private JsonObject json(Language language) {
        var originals = Json.createArrayBuilder();
        pictures.forEach(picture -> originals.add(rendered(picture.header(), picture.frame())));
        var alike = Json.createArrayBuilder();
        pictures.forEach(picture -> alike.add(similar(picture.header(), picture.frame())));
        var marks = Json.createArrayBuilder();
        report.results().stream()
                .flatMap(result -> result.findings().stream())
                .filter(Finding::positive)
                .flatMap(finding -> finding.evidence().stream())
                .map(this::place)
                .filter(place -> place >= 0)
                .distinct()
                .sorted()
                .forEach(marks::add);
        return Json.createObjectBuilder()
                .add("slices", originals)
                .add("similar", alike)
                .add("marks", marks)
                .add("start", start())
                .add("overlays", overlays(report))
                .add("outlines", OutlineData.of(report, this::place, language))
                .build();
    }

    /** The picture shown first: the strongest evidence of the most probable positive finding, else the middle one. */
    private int start() {
        return report.results().stream()
                .flatMap(result -> result.findings().stream())
                .filter(Finding::positive)
                .flatMap(finding -> finding.evidence().stream())
                .map(this::place)
                .filter(place -> place >= 0)
                .findFirst()
                .orElse(pictures.size() / 2);
    }

    private int place(Finding.Evidence evidence) {
        return place(evidence.sopInstanceUid(), evidence.frame());
    }

    private int place(Region region) {
        return place(region.sopInstanceUid(), region.frame());
    }

    /** From 0; -1 for a picture that is not shown. */
    private int place(DicomUid instance, int frame) {
        return IntStream.range(0, pictures.size())
                .filter(i -> pictures.get(i).is(instance, frame))
                .findFirst()
                .orElse(-1);
    }

    /** 1-based places of the pictures a finding rests on, strongest first. */
    static List<Integer> places(Report report, Finding finding) {
        var data = new ViewerData(report);
        return finding.evidence().stream()
                .map(data::place)
                .filter(place -> place >= 0)
                .limit(MOST_MARKS)
                .map(place -> place + 1)
                .toList();
    }

    /** 1-based places of the pictures the regions are on, in order. */
    static List<Integer> places(Report report, List<Region> regions) {
        var data = new ViewerData(report);
        return regions.stream()
                .map(data::place)
                .filter(place -> place >= 0)
                .map(place -> place + 1)
                .distinct()
                .sorted()
                .toList();
    }

    /** The pictures of the series that was read first; of the whole study when there is no result. */
    private static List<Picture> pictures(Report report) {
        var series = report.results().stream().map(ImagingResult::seriesUid).findFirst();
        List<Picture> pictures = new ArrayList<>();
        report.study().stream()
                .filter(header ->
                        header.rows() > 0 || header.sopClassUid().value().startsWith(ELECTROCARDIOGRAM))
                .filter(header -> series.isEmpty() || series.get().equals(header.seriesUid()))
                .sorted(Comparator.comparingInt(InstanceHeader::seriesNumber)
                        .thenComparingInt(InstanceHeader::instanceNumber))
                .forEach(header -> IntStream.rangeClosed(1, header.frames())
                        .forEach(frame -> pictures.add(new Picture(header, frame))));
        return pictures;
    }

    private static JsonArrayBuilder overlays(Report report) {
        var overlays = Json.createArrayBuilder();
        report.derived().stream()
                .filter(header -> header.sopClassUid().value().startsWith(SECONDARY_CAPTURE))
                .sorted(Comparator.comparingInt(InstanceHeader::instanceNumber))
                .forEach(header -> {
                    for (int frame = 1; frame <= header.frames(); frame++) {
                        overlays.add(rendered(header, frame));
                    }
                });
        return overlays;
    }

    private static String similar(InstanceHeader header, int frame) {
        return "similar.xhtml?instance=" + header.sopInstanceUid() + "&frame=" + frame;
    }

    /** Address of a picture as people look at it. */
    static String rendered(InstanceHeader header, int frame) {
        return "dicomweb/studies/" + header.studyUid() + "/series/" + header.seriesUid() + "/instances/"
                + header.sopInstanceUid() + "/frames/" + frame + "/rendered";
    }
}
