package io.xinglin.imaging.series;

import java.util.stream.IntStream;

/** Adds up the logits of windows that overlap: each counts most in its middle. Used by one thread. */
final class WindowSum {
    private final int labels;
    private final int[] size;
    private final int voxels;
    private final float[] sum;
    private final float[] weight;

    WindowSum(int labels, int[] size) {
        this.labels = labels;
        this.size = size;
        this.voxels = size[0] * size[1] * size[2];
        this.sum = new float[labels * voxels];
        this.weight = new float[voxels];
    }

    /** Where windows begin so that they cover an axis; the last ends with it. */
    static int[] starts(int length, int window, double overlap) {
        int step = Math.max(1, (int) Math.round(window * (1 - overlap)));
        int count = length <= window ? 1 : (length - window + step - 1) / step + 1;
        return IntStream.range(0, count)
                .map(i -> Math.max(0, Math.min(i * step, length - window)))
                .toArray();
    }

    /** @param fading whether the window counts less towards its edges */
    void add(float[] logits, int[] from, int[] window, boolean fading) {
        int whole = window[0] * window[1] * window[2];
        for (int z = 0; z < Math.min(window[0], size[0] - from[0]); z++) {
            for (int y = 0; y < Math.min(window[1], size[1] - from[1]); y++) {
                for (int x = 0; x < Math.min(window[2], size[2] - from[2]); x++) {
                    int at = ((from[0] + z) * size[1] + from[1] + y) * size[2] + from[2] + x;
                    int there = (z * window[1] + y) * window[2] + x;
                    float counts = fading ? tent(z, window[0]) * tent(y, window[1]) * tent(x, window[2]) : 1;
                    weight[at] += counts;
                    for (int k = 0; k < labels; k++) {
                        sum[k * voxels + at] += counts * logits[k * whole + there];
                    }
                }
            }
        }
    }

    private static float tent(int at, int length) {
        return Math.min(at + 1, length - at) / (float) length;
    }

    VolumeLogits mean() {
        for (int at = 0; at < voxels; at++) {
            for (int k = 0; k < labels; k++) {
                sum[k * voxels + at] /= weight[at];
            }
        }
        return new VolumeLogits(sum, voxels);
    }
}
