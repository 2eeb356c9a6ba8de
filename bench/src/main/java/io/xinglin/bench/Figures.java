package io.xinglin.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/** Where figures are printed: {@code name value unit} a line, of repeated measurements the median and the range. */
record Figures(PrintStream out) {
    /** One thing that is measured several times. */
    @FunctionalInterface
    interface Measurement {
        double measure() throws Exception;
    }

    void say(String line) {
        out.println(line);
    }

    void print(String name, double value, String unit) {
        out.printf(Locale.ROOT, "%-44s %10.2f %s%n", name, value, unit);
    }

    /** The value in the middle. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Prints and returns the median. */
    double printMedian(String name, double[] values, String unit) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        out.printf(
                Locale.ROOT,
                "%-44s %10.2f %-6s (%.2f .. %.2f, %d times)%n",
                name,
                median,
                unit,
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length);
        return median;
    }

    /** Measures, prints and returns the median. */
    double repeat(String name, int times, String unit, Measurement measurement) throws Exception {
        double[] values = new double[times];
        for (int i = 0; i < times; i++) {
            values[i] = measurement.measure();
        }
        return printMedian(name, values, unit);
    }

    /** Median, and the slowest, of some durations in nanoseconds. */
    void printMillis(String name, long[] nanos) {
        printMedian(name, Arrays.stream(nanos).mapToDouble(n -> n / 1e6).toArray(), "ms");
    }
}
