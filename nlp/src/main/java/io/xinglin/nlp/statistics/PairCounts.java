package io.xinglin.nlp.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts for pairs of numbers in two plain arrays: 12 bytes a place, of which at most two thirds are taken. Not for use by
 * many threads.
 */
final class PairCounts {
    /** Sees each pair that was counted. */
    @FunctionalInterface
    interface Visitor {
        void visit(int first, int second, int count);
    }

    private static final long FREE = -1;

    private long[] keys = free(64);
    private int[] counts = new int[64];
    private int size;

    private static long[] free(int length) {
        long[] keys = new long[length];
        Arrays.fill(keys, FREE);
        return keys;
    }

    void add(int first, int second, int count) {
        long key = (long) first << 32 | second;
        int place = place(keys, key);
        if (keys[place] == FREE) {
            keys[place] = key;
            size++;
        }
        counts[place] += count;
        if (size * 3L > keys.length * 2L) {
            grow();
        }
    }

    int get(int first, int second) {
        return counts[place(keys, (long) first << 32 | second)];
    }

    int size() {
        return size;
    }

    void each(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                visitor.visit((int) (keys[i] >>> 32), (int) keys[i], counts[i]);
            }
        }
    }

    /** Each pair with its count. */
    List<int[]> list() {
        List<int[]> all = new ArrayList<>(size);
        each((first, second, count) -> all.add(new int[] {first, second, count}));
        return all;
    }

    private void grow() {
        long[] more = free(keys.length * 2);
        int[] moved = new int[more.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                int place = place(more, keys[i]);
                more[place] = keys[i];
                moved[place] = counts[i];
            }
        }
        keys = more;
        counts = moved;
    }

    /** Where the key is, or the free place where it belongs. */
    private static int place(long[] keys, long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed >>> 32) & mask;
        while (keys[place] != FREE && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
