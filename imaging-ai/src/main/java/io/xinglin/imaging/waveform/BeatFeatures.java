package io.xinglin.imaging.waveform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What tells a premature ventricular beat from the others (de Chazal et al., IEEE Trans Biomed Eng 2004; 51: 1196-1206): how
 * early it comes and how its shape differs from a running template, the mean of the nearest beats that are not early and look
 * alike. Amplitudes are shares of the recording's own scale. Used by one thread.
 */
final class BeatFeatures {
    /** Their names, in order. */
    static final List<String> NAMES = List.of(
            "rrBefore",
            "rrAfter",
            "rrRatio",
            "rrSum",
            "rr",
            "qrsCorrelation",
            "beatCorrelation",
            "tCorrelation",
            "pCorrelation",
            "difference",
            "energyRatio",
            "width",
            "widthRatio",
            "areaRatio",
            "upRatio",
            "downRatio",
            "slopeRatio",
            "correlationBefore",
            "correlationAfter");

    private static final int NEAREST = 40;
    private static final int RR_NEAREST = 16;
    private static final double EARLY = 0.9;
    private static final double ALIKE = 0.8;
    private static final double CEILING = 10;
    /** A pause is no compensation: beyond this an interval says nothing more of the beat beside it. */
    private static final double MOST_RR = 2;

    private final double[] x;
    private final int[] beats;
    private final int before;
    private final int length;
    private final int qrs;
    private final int shift;
    private final double hertz;
    private final double[] rr;
    private final double[] usual;

    private BeatFeatures(double[] x, double hertz, int[] beats) {
        this.x = x;
        this.hertz = hertz;
        this.beats = beats;
        before = samples(0.25);
        length = before + samples(0.45);
        qrs = samples(0.1);
        shift = samples(0.03);
        rr = IntStream.range(1, beats.length)
                .mapToDouble(i -> (beats[i] - beats[i - 1]) / hertz)
                .toArray();
        usual = IntStream.range(0, beats.length).mapToDouble(this::usualRr).toArray();
    }

    /** One row a beat, in their order; a beat at the edge of the recording sees zeros beyond it. */
    static float[][] of(double[] x, double hertz, int[] beats) {
        var features = new BeatFeatures(x, hertz, beats);
        double[][] shapes = IntStream.range(0, beats.length)
                .mapToObj(i -> features.shape(beats[i]))
                .toArray(double[][]::new);
        double[][] templates = IntStream.range(0, beats.length)
                .mapToObj(i -> features.template(shapes, i))
                .toArray(double[][]::new);
        double[] alike = IntStream.range(0, beats.length)
                .mapToDouble(i -> features.aligned(shapes[i], templates[i]).correlation())
                .toArray();
        return IntStream.range(0, beats.length)
                .mapToObj(i -> features.row(i, shapes[i], templates[i], alike))
                .toArray(float[][]::new);
    }

    private int samples(double seconds) {
        return (int) Math.round(seconds * hertz);
    }

    private double[] shape(int at) {
        double[] shape = new double[length];
        for (int k = 0; k < length; k++) {
            int place = at - before + k;
            shape[k] = place >= 0 && place < x.length ? x[place] : 0;
        }
        return shape;
    }

    /** Median of the intervals around a beat. */
    private double usualRr(int beat) {
        int from = Math.max(0, Math.min(beat - RR_NEAREST / 2, rr.length - RR_NEAREST));
        int to = Math.min(rr.length, from + RR_NEAREST);
        return from < to ? Stats.median(java.util.Arrays.copyOfRange(rr, from, to)) : 1;
    }

    private double rrBefore(int beat) {
        return beat > 0 ? Math.min(MOST_RR, rr[beat - 1] / usual[beat]) : 1;
    }

    private double rrAfter(int beat) {
        return beat < rr.length ? Math.min(MOST_RR, rr[beat] / usual[beat]) : 1;
    }

    /** The mean of the nearest beats that are not early, without those that look another way than most of them. */
    private double[] template(double[][] shapes, int beat) {
        int from = Math.max(0, Math.min(beat - NEAREST / 2, beats.length - NEAREST));
        int to = Math.min(beats.length, from + NEAREST);
        List<double[]> near = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (i != beat && rrBefore(i) >= EARLY) {
                near.add(shapes[i]);
            }
        }
        if (near.isEmpty()) {
            return shapes[beat];
        }
        double[] middle = most(near);
        return mean(near.stream()
                .filter(shape -> Stats.correlation(shape, before - qrs, middle, before - qrs, 2 * qrs) >= ALIKE)
                .toList());
    }

    /** The beat that most of the others resemble. */
    private double[] most(List<double[]> near) {
        List<double[]> few = IntStream.range(0, near.size())
                .filter(i -> i % Math.max(1, near.size() / 10) == 0)
                .mapToObj(near::get)
                .toList();
        return few.stream()
                .max(Comparator.comparingLong(candidate -> near.stream()
                        .filter(shape ->
                                Stats.correlation(shape, before - qrs, candidate, before - qrs, 2 * qrs) >= ALIKE)
                        .count()))
                .orElseThrow();
    }

    private double[] mean(List<double[]> shapes) {
        double[] mean = new double[length];
        for (double[] shape : shapes) {
            for (int k = 0; k < length; k++) {
                mean[k] += shape[k] / shapes.size();
            }
        }
        return mean;
    }

    /** The shift at which the complex fits the template best. */
    private record Fit(int shift, double correlation) {}

    private Fit aligned(double[] shape, double[] template) {
        var best = new Fit(0, -2);
        for (int s = -shift; s <= shift; s++) {
            double r = Stats.correlation(shape, before - qrs + s, template, before - qrs, 2 * qrs);
            best = r > best.correlation() ? new Fit(s, r) : best;
        }
        return best;
    }

    private float[] row(int beat, double[] shape, double[] template, double[] alike) {
        Fit fit = aligned(shape, template);
        var own = new Complex(shape, before + fit.shift(), qrs, hertz);
        var other = new Complex(template, before, qrs, hertz);
        double range = Math.max(1e-3, other.most() - other.least());
        int margin = shift;
        int tail = length - before - qrs - margin;
        int head = before - qrs - margin;
        return clipped(
                rrBefore(beat),
                rrAfter(beat),
                Math.log(rrAfter(beat) / rrBefore(beat)),
                (rrBefore(beat) + rrAfter(beat)) / 2,
                usual[beat],
                fit.correlation(),
                Stats.correlation(shape, margin + fit.shift(), template, margin, length - 2 * margin),
                Stats.correlation(shape, before + qrs + fit.shift(), template, before + qrs, tail),
                Stats.correlation(shape, margin + fit.shift(), template, margin, head),
                own.difference(other) / Math.max(1e-3, other.effective()),
                Math.log((own.effective() + 1e-3) / (other.effective() + 1e-3)),
                own.width(),
                own.width() / Math.max(1e-3, other.width()),
                Math.log((own.area() + 1e-3) / (other.area() + 1e-3)),
                (own.most() - other.most()) / range,
                (own.least() - other.least()) / range,
                Math.log((own.slope() + 1e-4) / (other.slope() + 1e-4)),
                beat > 0 ? alike[beat - 1] : alike[beat],
                beat + 1 < alike.length ? alike[beat + 1] : alike[beat]);
    }

    private static float[] clipped(double... values) {
        float[] row = new float[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) Math.max(-CEILING, Math.min(CEILING, values[i]));
        }
        return row;
    }
}
