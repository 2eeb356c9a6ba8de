package io.xinglin.web.pages;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.report.Report;
import io.xinglin.core.study.InstanceHeader;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** What the viewer script gets: addresses of the rendered slices and overlays, and which slices are evidence. */
final class ViewerData {
    private static final int MOST_MARKS = 5;
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

    /** 12-Lead, General and Ambulatory ECG Waveform Storage: shown as a tracing. */
    private static final String ELECTROCARDIOGRAM = "1.2.840.10008.5.1.4.1.1.9.1.";

    private ViewerData() {}

    static JsonObject of(Report report) {
        var slices = slices(report);
        var evidence = new HashSet<String>();
        report.results().stream()
                .flatMap(result -> result.findings().stream())
                .filter(Finding::positive)
                .flatMap(finding -> finding.evidence().stream())
                .forEach(e -> evidence.add(e.sopInstanceUid().value()));
        var originals = Json.createArrayBuilder();
        var marks = Json.createArrayBuilder();
        for (int i = 0; i < slices.size(); i++) {
            originals.add(rendered(slices.get(i), 1));
            if (evidence.contains(slices.get(i).sopInstanceUid().value())) {
                marks.add(i);
            }
        }
        return Json.createObjectBuilder()
                .add("slices", originals)
                .add("marks", marks)
                .add("start", start(report))
                .add("overlays", overlays(report))
                .build();
    }

    /** The slice shown first: the strongest evidence of the most probable positive finding, else the middle one. */
    private static int start(Report report) {
        return report.results().stream()
                .flatMap(result -> result.findings().stream())
                .filter(Finding::positive)
                .flatMap(finding -> places(report, finding).stream())
                .findFirst()
                .map(place -> place - 1)
                .orElse(slices(report).size() / 2);
    }

    /** 1-based places of the slices a finding rests on. */
    static List<Integer> places(Report report, Finding finding) {
        var slices = slices(report);
        var places = new ArrayList<Integer>();
        for (var evidence : finding.evidence()) {
            for (int i = 0; i < slices.size() && places.size() < MOST_MARKS; i++) {
                if (slices.get(i).sopInstanceUid().equals(evidence.sopInstanceUid())) {
                    places.add(i + 1);
                }
            }
        }
        return places;
    }

    /** The slices of the series that was read first; of the whole study when there is no result. */
    private static List<InstanceHeader> slices(Report report) {
        var series = report.results().stream().map(ImagingResult::seriesUid).findFirst();
        return report.study().stream()
                .filter(header ->
                        header.rows() > 0 || header.sopClassUid().value().startsWith(ELECTROCARDIOGRAM))
                .filter(header -> series.isEmpty() || series.get().equals(header.seriesUid()))
                .sorted(Comparator.comparingInt(InstanceHeader::seriesNumber)
                        .thenComparingInt(InstanceHeader::instanceNumber))
                .toList();
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

    private static String rendered(InstanceHeader header, int frame) {
        return "dicomweb/studies/" + header.studyUid() + "/series/" + header.seriesUid() + "/instances/"
                + header.sopInstanceUid() + "/frames/" + frame + "/rendered";
    }
}
