package io.xinglin.imaging.dicom.result;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one DICOM segmentation made of a result holds: the masks on pictures of one size, for all frames of an object share
 * theirs.
 *
 * @param segments one for each lesion, and for each finding not told apart into lesions, numbered from 1 as they stand
 * @param frames one for each mask, by segment and then in the order of the source images, numbered from 1
 */
public record Segmentation(
        DicomUid instanceUid, int columns, int rows, List<TrackedThing> segments, List<Region> frames) {
    public Segmentation {
        segments = List.copyOf(segments);
        frames = List.copyOf(frames);
    }

    /** The segmentations of a result, one for each size its pictures have; the same for the same result. */
    public static List<Segmentation> of(ImagingResult result, List<StoredInstance> series) {
        record Size(int columns, int rows) {}
        Map<Size, List<Region>> bySize =
                new TreeMap<>(Comparator.comparingInt(Size::columns).thenComparingInt(Size::rows));
        result.regions().stream()
                .filter(region -> region.maskIfDrawn().isPresent())
                .forEach(region -> bySize.computeIfAbsent(
                                new Size(region.columns(), region.rows()), size -> new ArrayList<>())
                        .add(region));
        return bySize.entrySet().stream()
                .map(entry ->
                        of(result, entry.getKey().columns(), entry.getKey().rows(), entry.getValue(), series))
                .toList();
    }

    private static Segmentation of(
            ImagingResult result, int columns, int rows, List<Region> regions, List<StoredInstance> series) {
        List<TrackedThing> segments = TrackedThing.of(result, regions);
        Map<DicomUid, Integer> places = new HashMap<>();
        series.stream()
                .map(StoredInstance::header)
                .sorted(Comparator.comparingInt(InstanceHeader::instanceNumber))
                .forEach(header -> places.putIfAbsent(header.sopInstanceUid(), places.size()));
        List<Region> frames = regions.stream()
                .sorted(Comparator.comparingInt((Region region) -> number(segments, region))
                        .thenComparingInt(region -> places.getOrDefault(region.sopInstanceUid(), places.size()))
                        .thenComparingInt(Region::frame))
                .toList();
        return new Segmentation(
                DicomUid.named(result.uid() + "/segmentation/" + columns + "x" + rows),
                columns,
                rows,
                segments,
                frames);
    }

    /** The segment a region of this segmentation is in, from 1. */
    int segment(Region region) {
        return number(segments, region);
    }

    /** The frame a region is in, from 1; 0 for one that is not in this segmentation. */
    int frame(Region region) {
        return frames.indexOf(region) + 1;
    }

    /** The segment of a lesion or finding, from 1; 0 where it has none here. */
    int segment(TrackedThing thing) {
        return segments.indexOf(thing) + 1;
    }

    private static int number(List<TrackedThing> segments, Region region) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).has(region)) {
                return i + 1;
            }
        }
        return 0;
    }
}
