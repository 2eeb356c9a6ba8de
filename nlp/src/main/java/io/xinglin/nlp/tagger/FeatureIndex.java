package io.xinglin.nlp.tagger;

import java.util.Arrays;

/** Counts features, then numbers those that are frequent enough. Open addressing over the 32-bit feature hashes. */
final class FeatureIndex {
    private int[] keys = new int[1 << 20];
    private int[] values = new int[1 << 20];
    private int used;
    private int[] features = new int[0];

    void count(int feature) {
        if (used * 2 > keys.length) {
            grow();
        }
        int slot = slot(feature);
        if (values[slot] == 0) {
            keys[slot] = feature;
            used++;
        }
        values[slot]++;
    }

    /** Ends the counting; returns how many features were seen {@code cutoff} times or more. */
    int number(int cutoff) {
        int rows = 0;
        features = new int[used];
        for (int slot = 0; slot < keys.length; slot++) {
            if (values[slot] >= cutoff) {
                features[rows++] = keys[slot];
                values[slot] = rows;
            } else if (values[slot] > 0) {
                values[slot] = -1;
            }
        }
        features = Arrays.copyOf(features, rows);
        return rows;
    }

    /** The row of a numbered feature; -1 for the others. */
    int row(int feature) {
        int value = values[slot(feature)];
        return value > 0 ? value - 1 : -1;
    }

    /** The numbered features, in order of row. */
    int[] features() {
        return features;
    }

    private int slot(int feature) {
        int mask = keys.length - 1;
        int slot = (feature ^ (feature >>> 15)) & mask;
        while (values[slot] != 0 && keys[slot] != feature) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
