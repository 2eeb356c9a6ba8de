package io.xinglin.imaging.nodule;

import java.util.ArrayList;
import java.util.List;

/** Connected parts of a set of voxels, by their six neighbours. */
final class Parts {
    /**
     * One part.
     *
     * @param label its number in {@link #labels()}, from 1
     * @param side it reaches the first or last column or row
     * @param top it reaches the last slice
     * @param sumOfColumns of its voxels' columns
     */
    record Part(int label, int size, boolean side, boolean top, long sumOfColumns) {}

    private final int columns;
    private final int rows;
    private final int slices;
    private final int[] labels;
    private final List<Part> parts = new ArrayList<>();

    /** @param set true where a voxel belongs to it */
    Parts(boolean[] set, int columns, int rows, int slices) {
        this.columns = columns;
        this.rows = rows;
        this.slices = slices;
        this.labels = new int[set.length];
        int[] queue = new int[set.length];
        for (int at = 0; at < set.length; at++) {
            if (set[at] && labels[at] == 0) {
                parts.add(fill(set, at, parts.size() + 1, queue));
            }
        }
    }

    int[] labels() {
        return labels;
    }

    List<Part> all() {
        return parts;
    }

    private Part fill(boolean[] set, int seed, int label, int[] queue) {
        int head = 0;
        int tail = 0;
        boolean side = false;
        boolean top = false;
        long sum = 0;
        queue[tail++] = seed;
        labels[seed] = label;
        while (head < tail) {
            int at = queue[head++];
            int i = at % columns;
            int j = at / columns % rows;
            int k = at / columns / rows;
            sum += i;
            side |= i == 0 || j == 0 || i == columns - 1 || j == rows - 1;
            top |= k == slices - 1;
            tail = i > 0 ? visit(set, at - 1, label, queue, tail) : tail;
            tail = i < columns - 1 ? visit(set, at + 1, label, queue, tail) : tail;
            tail = j > 0 ? visit(set, at - columns, label, queue, tail) : tail;
            tail = j < rows - 1 ? visit(set, at + columns, label, queue, tail) : tail;
            tail = k > 0 ? visit(set, at - columns * rows, label, queue, tail) : tail;
            tail = k < slices - 1 ? visit(set, at + columns * rows, label, queue, tail) : tail;
        }
        return new Part(label, tail, side, top, sum);
    }

    private int visit(boolean[] set, int at, int label, int[] queue, int tail) {
        if (set[at] && labels[at] == 0) {
            labels[at] = label;
            queue[tail] = at;
            return tail + 1;
        }
        return tail;
    }
}
