package io.xinglin.imaging.phantom.chest;

/** A smooth pattern in space without direction, about -1..1: sines of several waves added up. Immutable. */
final class Ripple {
    private static final int WAVES = 6;

    private final double[][] waves = new double[WAVES][];
    private final double[] phases = new double[WAVES];

    /** @param length mm from one crest to the next, about */
    Ripple(Dice dice, double length) {
        for (int i = 0; i < WAVES; i++) {
            double[] direction = dice.direction();
            double k = 2 * Math.PI / (length * dice.between(0.6, 1.6));
            waves[i] = Vec.of(direction[0] * k, direction[1] * k, direction[2] * k);
            phases[i] = dice.between(0, 2 * Math.PI);
        }
    }

    double at(double x, double y, double z) {
        double sum = 0;
        for (int i = 0; i < WAVES; i++) {
            double[] w = waves[i];
            sum += Math.sin(w[0] * x + w[1] * y + w[2] * z + phases[i]);
        }
        return sum / Math.sqrt(WAVES);
    }
}
