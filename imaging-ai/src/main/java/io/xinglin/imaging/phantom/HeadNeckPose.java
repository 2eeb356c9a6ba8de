package io.xinglin.imaging.phantom;

import java.util.Random;

/** How one person lies in the scanner: size, turn of the head, and a gentle bend of everything. Immutable. */
final class HeadNeckPose {
    private static final int WAVES = 2;

    private final double[] turn = new double[9];
    private final double[] scale = new double[3];
    private final double[] shift = new double[3];
    private final double[] wave = new double[3 * WAVES * 5];

    HeadNeckPose(Random random) {
        double size = 1 + 0.04 * bounded(random);
        for (int c = 0; c < 3; c++) {
            scale[c] = size * (1 + 0.025 * bounded(random));
            shift[c] = (c == 2 ? 4 : 3) * bounded(random);
        }
        rotation(0.05 * bounded(random), 0.05 * bounded(random), 0.07 * bounded(random));
        for (int w = 0; w < wave.length; w += 5) {
            wave[w] = 1.2 * bounded(random);
            for (int c = 1; c < 4; c++) {
                wave[w + c] = 2 * Math.PI * (random.nextDouble() - 0.5) / 60;
            }
            wave[w + 4] = 2 * Math.PI * random.nextDouble();
        }
    }

    private static double bounded(Random random) {
        return Math.max(-2, Math.min(2, random.nextGaussian()));
    }

    private void rotation(double nod, double tilt, double yaw) {
        double[] a = {1, 0, 0, 0, Math.cos(nod), -Math.sin(nod), 0, Math.sin(nod), Math.cos(nod)};
        double[] b = {Math.cos(tilt), 0, Math.sin(tilt), 0, 1, 0, -Math.sin(tilt), 0, Math.cos(tilt)};
        double[] c = {Math.cos(yaw), -Math.sin(yaw), 0, Math.sin(yaw), Math.cos(yaw), 0, 0, 0, 1};
        double[] all = times(times(a, b), c);
        System.arraycopy(all, 0, turn, 0, 9);
    }

    private static double[] times(double[] a, double[] b) {
        double[] product = new double[9];
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 3; k++) {
                product[i] += a[i / 3 * 3 + k] * b[3 * k + i % 3];
            }
        }
        return product;
    }

    /** From a place in the scanner, mm, to the place in the anatomy, into {@code at}. */
    void anatomy(double x, double y, double z, double[] at) {
        double[] p = {x - shift[0], y - shift[1], z - shift[2]};
        for (int c = 0; c < 3; c++) {
            double turned = turn[3 * c] * p[0] + turn[3 * c + 1] * p[1] + turn[3 * c + 2] * p[2];
            at[c] = turned / scale[c];
            for (int w = 5 * WAVES * c; w < 5 * WAVES * (c + 1); w += 5) {
                at[c] += wave[w] * Math.sin(wave[w + 1] * x + wave[w + 2] * y + wave[w + 3] * z + wave[w + 4]);
            }
        }
    }
}
