package io.xinglin.imaging.series;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.HeatMap;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.Mask;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.imaging.PixelSpacing;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.region.MaskDrawing;
import io.xinglin.imaging.region.Outline;
import io.xinglin.imaging.region.RegionMeasure;
import io.xinglin.imaging.slide.HotRegion;
import io.xinglin.imaging.slide.SlideFrame;
import io.xinglin.imaging.slide.SlideLevel;
import io.xinglin.imaging.slide.TileMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one label's map looks like on the frames of the slide's lowest level: hot regions as lesions with their outlines, the
 * map itself, and the frames it rests on. Used by one thread.
 */
final class SlideDrawing {
    private static final int MOST_LESIONS = 32;
    private static final int MOST_REGIONS = 128;
    private static final int MOST_FRAMES = 64;
    private static final int MOST_CELLS = 1024;
    private static final double MICROMETRES = 1000;

    private final SlideLevel level;
    private final TileMap map;
    private final DicomUid findingUid;
    private final List<HotRegion> hot;
    private final List<Region> regions = new ArrayList<>();
    private final List<HeatMap> heatMaps = new ArrayList<>();
    private final List<Finding.Evidence> evidence = new ArrayList<>();

    /** @param threshold at or above which a cell is hot */
    SlideDrawing(SlideSurvey survey, TileMap map, DicomUid findingUid, double threshold) {
        this.level = survey.slide().levels().get(survey.slide().lowest());
        this.map = map;
        this.findingUid = findingUid;
        this.hot = HotRegion.of(map, threshold).stream().limit(MOST_LESIONS).toList();
        level.frames().forEach(this::draw);
        evidence.sort(Comparator.comparingDouble(Finding.Evidence::probability).reversed());
    }

    private void draw(SlideFrame frame) {
        int[] cells = cells(frame);
        var touched = new BitSet();
        for (int cell : cells) {
            if (cell >= 0) {
                touched.set(cell);
            }
        }
        double strongest = 0;
        for (int i = 0; i < hot.size(); i++) {
            if (hot.get(i).cells().intersects(touched)) {
                var shared = (BitSet) hot.get(i).cells().clone();
                shared.and(touched);
                double here = shared.stream().mapToDouble(this::at).max().orElse(0);
                strongest = Math.max(strongest, here);
                if (regions.size() < MOST_REGIONS) {
                    regions.add(region(frame, cells, i, here));
                }
            }
        }
        if (strongest > 0 && evidence.size() < MOST_FRAMES) {
            evidence.add(new Finding.Evidence(frame.sopClassUid(), frame.sopInstanceUid(), frame.frame(), strongest));
            heatMaps.add(heatMap(frame));
        }
    }

    /** The cell of the map each pixel of a frame lies in; negative for padding beyond the level. */
    private int[] cells(SlideFrame frame) {
        int[] cells = new int[frame.width() * frame.height()];
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                boolean inside = frame.left() + x < level.columns() && frame.top() + y < level.rows();
                cells[y * frame.width() + x] = inside ? cell(frame.left() + x + 0.5, frame.top() + y + 0.5) : -1;
            }
        }
        return cells;
    }

    private int cell(double x, double y) {
        return map.cell(x / level.columns(), y / level.rows());
    }

    private double at(int cell) {
        return map.at(cell % map.width(), cell / map.width());
    }

    private Region region(SlideFrame frame, int[] cells, int index, double probability) {
        var inside = new BitSet(cells.length);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] >= 0 && hot.get(index).cells().get(cells[i])) {
                inside.set(i);
            }
        }
        var mask = Mask.of(frame.width(), frame.height(), inside);
        var outline = new Outline(MaskDrawing.bounds(inside, frame.width()), Optional.of(mask), probability);
        double side = level.micrometres() / MICROMETRES;
        return new Region(
                findingUid,
                frame.sopClassUid(),
                frame.sopInstanceUid(),
                frame.frame(),
                frame.width(),
                frame.height(),
                outline.box(),
                mask,
                RegionMeasure.size(outline, Optional.of(new PixelSpacing(side, side, false))),
                probability,
                lesionUid(index));
    }

    private DicomUid lesionUid(int index) {
        return DicomUid.named(findingUid + "/lesion/" + (index + 1));
    }

    /** As fine as the map is; the strongest place of the slide is 1. */
    private HeatMap heatMap(SlideFrame frame) {
        int width = cells(frame.width(), map.width(), level.columns());
        int height = cells(frame.height(), map.height(), level.rows());
        float[] values = new float[width * height];
        double most = map.most();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double column = frame.left() + (x + 0.5) * frame.width() / width;
                double row = frame.top() + (y + 0.5) * frame.height() / height;
                boolean inside = column < level.columns() && row < level.rows();
                values[y * width + x] = inside ? (float) (at(cell(column, row)) / most) : 0;
            }
        }
        return new HeatMap(frame.sopInstanceUid(), frame.frame(), width, height, values);
    }

    private static int cells(int pixels, int ofMap, int ofLevel) {
        return (int) Math.max(1, Math.min(MOST_CELLS, Math.round((double) pixels * ofMap / ofLevel)));
    }

    List<HotRegion> hot() {
        return hot;
    }

    /** Frames of the lowest level with a hot cell, strongest first. */
    List<Finding.Evidence> evidence() {
        return evidence;
    }

    List<Region> regions() {
        return regions;
    }

    List<HeatMap> heatMaps() {
        return heatMaps;
    }

    /** The hot regions, most probable first, each with its area. */
    List<Lesion> lesions() {
        List<Lesion> lesions = new ArrayList<>();
        for (int i = 0; i < hot.size(); i++) {
            double area = hot.get(i).cells().cardinality() * map.cellArea();
            lesions.add(new Lesion(
                    lesionUid(i),
                    findingUid,
                    i + 1,
                    "",
                    List.of(),
                    hot.get(i).probability(),
                    List.of(new Measurement(RegionSize.AREA, area, RegionSize.Unit.MILLIMETRE.area())),
                    List.of(),
                    null));
        }
        return lesions;
    }
}
