package io.xinglin.imaging.model;

import java.time.Duration;

/**
 * What a model may use of the machine, and how much is borne of it.
 *
 * @param concurrency analyses of this model at once; the machine's own limit holds beside it
 * @param time for one series
 * @param failures faults in a row until the model is quarantined
 */
public record Limits(int concurrency, Duration time, int failures) {
    public static final Limits DEFAULT = new Limits(64, Duration.ofMinutes(5), 3);

    public Limits {
        if (concurrency < 1 || failures < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("concurrency, time and failures must be positive");
        }
    }
}
