package io.xinglin.nlp.coding.match;

import java.util.Arrays;

/** Sums by number, with a list of the numbers touched, so that clearing costs what was used. For one thread. */
final class Accumulator {
    private final float[] sums;
    private int[] touched = new int[1024];
    private int size;

    Accumulator(int numbers) {
        sums = new float[numbers];
    }

    void add(int number, float value) {
        if (sums[number] == 0) {
            if (size == touched.length) {
                touched = Arrays.copyOf(touched, size * 2);
            }
            touched[size++] = number;
        }
        sums[number] += value;
    }

    /** Keeps the larger of the value there and this one. */
    void max(int number, float value) {
        if (value > sums[number]) {
            add(number, value - sums[number]);
        }
    }

    float get(int number) {
        return sums[number];
    }

    int size() {
        return size;
    }

    int touched(int index) {
        return touched[index];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            sums[touched[i]] = 0;
        }
        size = 0;
    }
}
