package io.xinglin.imaging.waveform;

import java.util.Arrays;

/** Small statistics; 0 of nothing. Stateless. */
final class Stats {
    private Stats() {}

    static double median(double... values) {
        return quantile(values, 0.5);
    }

    /** Linear between the sorted values. */
    static double quantile(double[] values, double q) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = q * (sorted.length - 1);
        int below = (int) place;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (place - below) * (above - sorted[below]);
    }

    static double mean(double... values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** Of the whole, not of a sample of it. */
    static double deviation(double... values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
    }

    /** Pearson's r of {@code a[from..]} and {@code b[begin..]} over {@code count} values; 0 where one of them is flat. */
    static double correlation(double[] a, int from, double[] b, int begin, int count) {
        double sa = 0;
        double sb = 0;
        double saa = 0;
        double sbb = 0;
        double sab = 0;
        for (int i = 0; i < count; i++) {
            double x = a[from + i];
            double y = b[begin + i];
            sa += x;
            sb += y;
            saa += x * x;
            sbb += y * y;
            sab += x * y;
        }
        double va = saa - sa * sa / count;
        double vb = sbb - sb * sb / count;
        return va <= 1e-12 || vb <= 1e-12 ? 0 : (sab - sa * sb / count) / Math.sqrt(va * vb);
    }
}
