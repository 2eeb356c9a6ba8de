package io.xinglin.imaging.model;

/** Platt scaling fitted on held-out patients: {@code p = 1 / (1 + exp(-(a * logit + b)))}. */
public record Calibration(double a, double b) {
    public static final Calibration NONE = new Calibration(1, 0);

    /** The calibrated logit. */
    public double logit(double logit) {
        return a * logit + b;
    }

    public double probability(double logit) {
        return 1 / (1 + Math.exp(-logit(logit)));
    }
}
