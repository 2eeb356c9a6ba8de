package io.xinglin.imaging.verification;

/**
 * A figure with its 95 % interval.
 *
 * @param value NaN when there is nothing to measure, e.g. one class only
 */
public record Estimate(double value, double low, double high) {
    static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);
}
