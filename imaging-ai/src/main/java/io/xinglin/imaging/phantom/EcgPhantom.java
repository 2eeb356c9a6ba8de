package io.xinglin.imaging.phantom;

import io.xinglin.imaging.waveform.EcgSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Electrocardiograms by formula: bells for P, Q, R, S and T, seeded noise and a wandering base line, in µV. Used by one thread. */
public final class EcgPhantom {
    private final List<Beat> beats = new ArrayList<>();
    private double end = 0.6;
    private double noise = 5;
    private boolean atria = true;
    private boolean upsideDown;

    private record Beat(double at, boolean premature) {}

    /** Beats of the usual shape, so many seconds after the one before. */
    public EcgPhantom beats(double... intervals) {
        for (double interval : intervals) {
            end += interval;
            beats.add(new Beat(end, false));
        }
        return this;
    }

    /** So many beats at one interval. */
    public EcgPhantom regular(int count, double interval) {
        for (int i = 0; i < count; i++) {
            beats(interval);
        }
        return this;
    }

    /** A wide beat without a P wave, so many seconds after the one before. */
    public EcgPhantom premature(double interval) {
        end += interval;
        beats.add(new Beat(end, true));
        return this;
    }

    /** Sinus rhythm of so many beats, none of it quite regular. */
    public static EcgPhantom sinus(int count) {
        var random = new Random(3);
        var phantom = new EcgPhantom();
        for (int i = 0; i < count; i++) {
            phantom.beats(0.8 + 0.015 * random.nextGaussian());
        }
        return phantom;
    }

    /** So many beats at random intervals, without P waves. */
    public static EcgPhantom fibrillation(int count) {
        var random = new Random(5);
        var phantom = new EcgPhantom();
        phantom.atria = false;
        phantom.noise = 20;
        for (int i = 0; i < count; i++) {
            phantom.beats(0.45 + 0.55 * random.nextDouble());
        }
        return phantom;
    }

    /** Muscle noise of this deviation. */
    public EcgPhantom noise(double microvolts) {
        noise = microvolts;
        return this;
    }

    /** Electrodes exchanged. */
    public EcgPhantom upsideDown() {
        upsideDown = true;
        return this;
    }

    /** Seconds from the start, the R peaks. */
    public double[] peaks() {
        return beats.stream().mapToDouble(Beat::at).toArray();
    }

    /** Which beats are premature. */
    public boolean[] premature() {
        boolean[] flags = new boolean[beats.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = beats.get(i).premature();
        }
        return flags;
    }

    /** Samples in µV at a rate in Hz. */
    public float[] microvolts(double hertz) {
        float[] x = new float[(int) ((end + 0.8) * hertz)];
        var random = new Random(7);
        for (int i = 0; i < x.length; i++) {
            double t = i / hertz;
            x[i] = (float) (80 * Math.sin(2 * Math.PI * 0.2 * t) + noise * random.nextGaussian());
        }
        for (Beat beat : beats) {
            add(x, hertz, beat);
        }
        for (int i = 0; upsideDown && i < x.length; i++) {
            x[i] = -x[i];
        }
        return x;
    }

    /** A recording of lead II. */
    public EcgSignal signal(double hertz) {
        return new EcgSignal(hertz, List.of(new EcgSignal.Lead("II", microvolts(hertz))));
    }

    private void add(float[] x, double hertz, Beat beat) {
        if (beat.premature()) {
            bell(x, hertz, beat.at(), 1400, 0.045);
            bell(x, hertz, beat.at() + 0.28, -450, 0.07);
            return;
        }
        if (atria) {
            bell(x, hertz, beat.at() - 0.16, 120, 0.022);
        }
        bell(x, hertz, beat.at() - 0.03, -100, 0.009);
        bell(x, hertz, beat.at(), 1100, 0.011);
        bell(x, hertz, beat.at() + 0.03, -220, 0.010);
        bell(x, hertz, beat.at() + 0.25, 280, 0.045);
    }

    private static void bell(float[] x, double hertz, double at, double height, double width) {
        int from = (int) Math.max(0, (at - 5 * width) * hertz);
        int to = (int) Math.min(x.length - 1.0, (at + 5 * width) * hertz);
        for (int i = from; i <= to; i++) {
            double z = (i / hertz - at) / width;
            x[i] += (float) (height * Math.exp(-z * z / 2));
        }
    }
}
