package io.xinglin.imaging.waveform;

/**
 * A second-order section, applied forward and backward so that nothing is shifted in time; its magnitude counts twice.
 * Butterworth by the bilinear transform (Oppenheim and Schafer, Discrete-Time Signal Processing, 7.1). Immutable.
 */
final class Biquad {
    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;

    private Biquad(double b0, double b1, double b2, double a1, double a2) {
        this.b0 = b0;
        this.b1 = b1;
        this.b2 = b2;
        this.a1 = a1;
        this.a2 = a2;
    }

    static Biquad lowPass(double corner, double hertz) {
        double k = Math.tan(Math.PI * corner / hertz);
        double norm = 1 / (1 + Math.sqrt(2) * k + k * k);
        double b = k * k * norm;
        return new Biquad(b, 2 * b, b, 2 * (k * k - 1) * norm, (1 - Math.sqrt(2) * k + k * k) * norm);
    }

    static Biquad highPass(double corner, double hertz) {
        double k = Math.tan(Math.PI * corner / hertz);
        double norm = 1 / (1 + Math.sqrt(2) * k + k * k);
        return new Biquad(norm, -2 * norm, norm, 2 * (k * k - 1) * norm, (1 - Math.sqrt(2) * k + k * k) * norm);
    }

    /** Both corners, forward and backward. */
    static double[] band(double[] x, double low, double high, double hertz) {
        return lowPass(high, hertz).zeroPhase(highPass(low, hertz).zeroPhase(x));
    }

    double[] zeroPhase(double[] x) {
        double[] y = reversed(forward(x));
        return reversed(forward(y));
    }

    /** Direct form II transposed, begun as if the first value had always been there. */
    private double[] forward(double[] x) {
        double[] y = new double[x.length];
        double first = x.length == 0 ? 0 : x[0];
        double steady = (b0 + b1 + b2) / (1 + a1 + a2);
        double z1 = first * (steady - b0);
        double z2 = first * (b2 - a2 * steady);
        for (int i = 0; i < x.length; i++) {
            y[i] = b0 * x[i] + z1;
            z1 = b1 * x[i] - a1 * y[i] + z2;
            z2 = b2 * x[i] - a2 * y[i];
        }
        return y;
    }

    private static double[] reversed(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[x.length - 1 - i];
        }
        return y;
    }
}
