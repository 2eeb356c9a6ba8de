package io.xinglin.imaging.waveform;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The numbers of a recording. Intervals in seconds; rates in beats a minute.
 *
 * @param beats seconds from the start, the R peaks
 * @param pvc which of them are premature ventricular
 */
public record EcgMeasurement(double[] beats, boolean[] pvc) {
    private static final int STRETCH = 8;
    private static final double RUN_RATE = 100;

    private double[] rr() {
        return IntStream.range(1, beats.length)
                .mapToDouble(i -> beats[i] - beats[i - 1])
                .toArray();
    }

    /** Empty where the recording has too few beats for it. */
    public OptionalDouble of(EcgMeasure measure) {
        double[] rr = rr();
        if (rr.length == 0 && measure != EcgMeasure.PVC_COUNT) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (measure) {
                    case RATE -> 60 / Stats.mean(rr);
                    case FASTEST_RATE -> 60 / stretches(rr).min().orElseThrow();
                    case SLOWEST_RATE -> 60 / stretches(rr).max().orElseThrow();
                    case LONGEST_RR -> Arrays.stream(rr).max().orElseThrow();
                    case PVC_COUNT -> pvcCount();
                    case PVC_RUN -> longestRun();
                });
    }

    private static java.util.stream.DoubleStream stretches(double[] rr) {
        int length = Math.min(STRETCH, rr.length);
        return IntStream.rangeClosed(0, rr.length - length)
                .mapToDouble(i -> Stats.mean(Arrays.copyOfRange(rr, i, i + length)));
    }

    /** How many beats are premature ventricular ones. */
    public int pvcCount() {
        return (int) IntStream.range(0, pvc.length).filter(i -> pvc[i]).count();
    }

    private int longestRun() {
        int most = 0;
        int run = 0;
        for (int i = 0; i < pvc.length; i++) {
            boolean fast = i > 0 && beats[i] - beats[i - 1] < 60 / RUN_RATE;
            run = !pvc[i] ? 0 : run > 0 && fast ? run + 1 : 1;
            most = Math.max(most, run);
        }
        return most;
    }

    /** SDNN and RMSSD in milliseconds (Task Force, Eur Heart J 1996; 17: 354-381), intervals beside a PVC left out. */
    public Variability variability() {
        double[] rr = rr();
        double[] normal = IntStream.range(0, rr.length)
                .filter(i -> !pvc[i] && !pvc[i + 1])
                .mapToDouble(i -> 1000 * rr[i])
                .toArray();
        double[] steps = IntStream.range(1, rr.length)
                .filter(i -> !pvc[i - 1] && !pvc[i] && !pvc[i + 1])
                .mapToDouble(i -> 1000 * (rr[i] - rr[i - 1]))
                .map(d -> d * d)
                .toArray();
        return new Variability(Stats.deviation(normal), Math.sqrt(Stats.mean(steps)));
    }

    /**
     * Variability of the intervals between normal beats.
     *
     * @param sdnn their standard deviation, ms
     * @param rmssd root mean square of successive differences, ms
     */
    public record Variability(double sdnn, double rmssd) {}
}
