package io.xinglin.imaging.model;

import java.time.Duration;

/**
 * What a model may use of the machine, and how much is borne of it.
 *
 * @param concurrency analyses of this model at once; the machine's own limit holds beside it
 * @param time for one series
 * @param failures faults in a row until the model is quarantined
 * @param gathering of pictures of several analyses in one batch
 */
public record Limits(int concurrency, Duration time, int failures, Gathering gathering) {
    public static final Limits DEFAULT = new Limits(64, Duration.ofMinutes(5), 3, Gathering.NONE);

    /**
     * How pictures of several analyses share a batch: worth its wait where a full batch takes hardly more time than one picture.
     *
     * @param pictures at most in a batch; 1 where each analysis goes by itself
     * @param patience of the first with others
     */
    public record Gathering(int pictures, Duration patience) {
        public static final Gathering NONE = new Gathering(1, Duration.ZERO);
    }

    public Limits {
        if (concurrency < 1 || failures < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("concurrency, time and failures must be positive");
        }
    }
}
