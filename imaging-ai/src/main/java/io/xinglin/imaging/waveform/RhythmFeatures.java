package io.xinglin.imaging.waveform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What tells atrial fibrillation, other rhythms and noise from sinus rhythm over one window: irregular intervals (Sarkar et
 * al., IEEE Trans Biomed Eng 2008; 55: 1219-1224, and the statistics of Task Force, Eur Heart J 1996; 17: 354-381), the P wave
 * in the mean beat, and how much of the signal is no beat at all. Used by one thread.
 */
final class RhythmFeatures {
    /** Their names, in order. */
    static final List<String> NAMES = List.of(
            "rate",
            "deviation",
            "rmssd",
            "medianStep",
            "stepsOver5",
            "stepsOver10",
            "stepsOver20",
            "shortest",
            "longest",
            "turning",
            "lagOne",
            "pairs",
            "alike",
            "leastAlike",
            "heightDeviation",
            "pHeight",
            "pAlike",
            "pToNoise",
            "restPower",
            "slopeOutside",
            "fast",
            "seconds",
            "earlyWide",
            "lowBeats");

    private static final double CEILING = 10;

    private final double[] x;
    private final double hertz;
    private final int[] beats;
    private final double[] rr;
    private final double mean;

    private RhythmFeatures(double[] x, double hertz, int[] beats) {
        this.x = x;
        this.hertz = hertz;
        this.beats = beats;
        this.rr = IntStream.range(1, beats.length)
                .mapToDouble(i -> (beats[i] - beats[i - 1]) / hertz)
                .toArray();
        this.mean = rr.length == 0 ? 1 : Stats.mean(rr);
    }

    /**
     * The row of one window.
     *
     * @param x the window, in shares of the recording's scale
     * @param beats R peaks inside it
     */
    static float[] of(double[] x, double hertz, int[] beats) {
        var features = new RhythmFeatures(x, hertz, beats);
        List<Double> row = new ArrayList<>();
        features.intervals(row);
        features.shapes(row);
        features.rest(row);
        float[] values = new float[row.size()];
        for (int i = 0; i < values.length; i++) {
            double value = row.get(i);
            values[i] = (float) (Double.isFinite(value) ? Math.max(-CEILING, Math.min(CEILING, value)) : 0);
        }
        return values;
    }

    private void intervals(List<Double> row) {
        double[] steps = IntStream.range(1, rr.length)
                .mapToDouble(i -> Math.abs(rr[i] - rr[i - 1]) / mean)
                .toArray();
        row.add(rr.length == 0 ? 0 : 1 / mean);
        row.add(Stats.deviation(rr) / mean);
        row.add(Math.sqrt(Stats.mean(Arrays.stream(steps).map(d -> d * d).toArray())));
        row.add(Stats.median(steps));
        row.add(over(steps, 0.05));
        row.add(over(steps, 0.1));
        row.add(over(steps, 0.2));
        row.add(Arrays.stream(rr).min().orElse(mean) / mean);
        row.add(Arrays.stream(rr).max().orElse(mean) / mean);
        row.add(turning());
        row.add(rr.length < 4 ? 0 : Stats.correlation(rr, 0, rr, 1, rr.length - 1));
        row.add(pairs());
    }

    private static double over(double[] steps, double limit) {
        return Stats.mean(Arrays.stream(steps).map(d -> d > limit ? 1 : 0).toArray());
    }

    /** Share of intervals that are longer or shorter than both neighbours: two thirds of random ones are. */
    private double turning() {
        return Stats.mean(IntStream.range(1, Math.max(1, rr.length - 1))
                .mapToDouble(i -> (rr[i] - rr[i - 1]) * (rr[i + 1] - rr[i]) < 0 ? 1 : 0)
                .toArray());
    }

    /** Share of pairs of successive intervals that come again nearby in the Lorenz plot: few where nothing repeats. */
    private double pairs() {
        int near = 0;
        int all = 0;
        for (int i = 1; i < rr.length; i++) {
            for (int k = i + 1; k < rr.length; k++) {
                all++;
                near += Math.abs(rr[i] - rr[k]) < 0.08 * mean && Math.abs(rr[i - 1] - rr[k - 1]) < 0.08 * mean ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) near / all;
    }

    private int samples(double seconds) {
        return (int) Math.round(seconds * hertz);
    }

    private void shapes(List<Double> row) {
        int before = samples(0.28);
        int after = samples(0.4);
        int[] whole = Arrays.stream(beats)
                .filter(b -> b >= before && b + after < x.length)
                .toArray();
        double[] middle = new double[before + after];
        for (int k = 0; k < middle.length; k++) {
            int place = k - before;
            middle[k] = Stats.median(
                    Arrays.stream(whole).mapToDouble(b -> x[b + place]).toArray());
        }
        int half = samples(0.08);
        double[] alike = Arrays.stream(whole)
                .mapToDouble(b -> Stats.correlation(x, b - half, middle, before - half, 2 * half))
                .toArray();
        double[] heights = Arrays.stream(whole).mapToDouble(b -> Math.abs(x[b])).toArray();
        row.add(Stats.median(alike));
        row.add(Stats.quantile(alike, 0.1));
        row.add(Stats.deviation(heights) / Math.max(0.05, Stats.mean(heights)));
        pWave(row, whole, middle, before);
    }

    /** The P wave in the median beat: its height, whether the beats have it, and it against what differs among them. */
    private void pWave(List<Double> row, int[] whole, double[] middle, int before) {
        int from = samples(0.02);
        int count = samples(0.2);
        double[] part = Arrays.copyOfRange(middle, from, from + count);
        double height = Arrays.stream(part).max().orElse(0) - Stats.median(part);
        double[] alike = Arrays.stream(whole)
                .mapToDouble(b -> Stats.correlation(x, b - before + from, middle, from, count))
                .toArray();
        double[] differs = Arrays.stream(whole)
                .mapToDouble(b -> Stats.deviation(IntStream.range(from, from + count)
                        .mapToDouble(k -> x[b - before + k] - middle[k])
                        .toArray()))
                .toArray();
        row.add(height);
        row.add(Stats.median(alike));
        row.add(Stats.deviation(part) / Math.max(0.01, Stats.median(differs)));
    }

    /** What lies between the beats. */
    private void rest(List<Double> row) {
        boolean[] inside = new boolean[x.length];
        for (int beat : beats) {
            Arrays.fill(inside, Math.max(0, beat - samples(0.1)), Math.min(x.length, beat + samples(0.1)), true);
        }
        double[] outside = IntStream.range(1, x.length)
                .filter(i -> !inside[i])
                .mapToDouble(i -> x[i])
                .toArray();
        double[] slopes = IntStream.range(1, x.length)
                .filter(i -> !inside[i])
                .mapToDouble(i -> Math.abs(x[i] - x[i - 1]))
                .toArray();
        row.add(Stats.deviation(outside));
        row.add(10 * Stats.mean(slopes));
        double[] fast = Biquad.highPass(20, hertz).zeroPhase(x);
        row.add(10
                * Stats.median(IntStream.range(0, x.length)
                        .mapToDouble(i -> Math.abs(fast[i]))
                        .toArray()));
        row.add(x.length / hertz / 10);
        double[] heights = Arrays.stream(beats).mapToDouble(b -> Math.abs(x[b])).toArray();
        double usual = Stats.median(heights);
        row.add(earlyOdd(heights, usual));
        row.add(Stats.mean(
                Arrays.stream(heights).map(h -> h < usual / 2 ? 1 : 0).toArray()));
    }

    /** Share of beats that come early and are of another height. */
    private double earlyOdd(double[] heights, double usual) {
        double typical = Stats.median(rr);
        return Stats.mean(IntStream.range(1, heights.length)
                .mapToDouble(i -> rr[i - 1] < 0.85 * typical && Math.abs(heights[i] - usual) > 0.25 * usual ? 1 : 0)
                .toArray());
    }
}
