package io.xinglin.imaging.waveform;

/**
 * Any rate to any rate: a sinc under a Hann window of eight zero crossings to each side, cut off at the lower of the two
 * Nyquist frequencies. Stateless.
 */
final class Resampler {
    private static final int CROSSINGS = 8;

    private Resampler() {}

    /** @param x samples; NaN becomes the value before it */
    static double[] resample(float[] x, double from, double to) {
        double[] filled = filled(x);
        if (from == to) {
            return filled;
        }
        double[] y = new double[(int) Math.floor((x.length - 1) * to / from) + 1];
        double cutoff = Math.min(1, to / from);
        double half = CROSSINGS / cutoff;
        for (int i = 0; i < y.length; i++) {
            y[i] = at(filled, i * from / to, cutoff, half);
        }
        return y;
    }

    private static double at(double[] x, double place, double cutoff, double half) {
        double sum = 0;
        double weights = 0;
        int last = (int) Math.min(x.length - 1.0, Math.floor(place + half));
        for (int k = (int) Math.max(0, Math.ceil(place - half)); k <= last; k++) {
            double t = place - k;
            double weight = sinc(t * cutoff) * (0.5 + 0.5 * Math.cos(Math.PI * t / half));
            sum += weight * x[k];
            weights += weight;
        }
        return sum / weights;
    }

    private static double sinc(double t) {
        return Math.abs(t) < 1e-9 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
    }

    private static double[] filled(float[] x) {
        double[] y = new double[x.length];
        double before = 0;
        for (int i = 0; i < x.length; i++) {
            before = Float.isNaN(x[i]) ? before : x[i];
            y[i] = before;
        }
        return y;
    }
}
