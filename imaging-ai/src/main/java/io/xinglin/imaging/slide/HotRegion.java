package io.xinglin.imaging.slide;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A connected part of a map at or above a threshold (eight neighbours).
 *
 * @param cells of the map, by row and column
 * @param peak the cell that is most probable
 * @param probability of that cell
 */
public record HotRegion(BitSet cells, int peak, double probability) {
    /** The parts of a map, most probable first. */
    public static List<HotRegion> of(TileMap map, double threshold) {
        double[] values = map.values();
        var seen = new BitSet(values.length);
        List<HotRegion> regions = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= threshold && values[i] > 0 && !seen.get(i)) {
                regions.add(grow(values, map.width(), i, threshold, seen));
            }
        }
        regions.sort(Comparator.comparingDouble(HotRegion::probability).reversed());
        return regions;
    }

    private static HotRegion grow(double[] values, int width, int from, double threshold, BitSet seen) {
        var cells = new BitSet(values.length);
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        seen.set(from);
        int peak = from;
        while (!open.isEmpty()) {
            int cell = open.pop();
            cells.set(cell);
            peak = values[cell] > values[peak] ? cell : peak;
            for (int near : neighbours(cell, width, values.length)) {
                if (values[near] >= threshold && values[near] > 0 && !seen.get(near)) {
                    seen.set(near);
                    open.push(near);
                }
            }
        }
        return new HotRegion(cells, peak, values[peak]);
    }

    private static List<Integer> neighbours(int cell, int width, int count) {
        List<Integer> near = new ArrayList<>(8);
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int x = cell % width + dx;
                int to = cell + dy * width + dx;
                if (x >= 0 && x < width && to >= 0 && to < count && to != cell) {
                    near.add(to);
                }
            }
        }
        return near;
    }
}
