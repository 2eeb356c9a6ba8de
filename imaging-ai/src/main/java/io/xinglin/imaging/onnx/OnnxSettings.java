package io.xinglin.imaging.onnx;

import java.time.Duration;

/**
 * How much of the machine inference may use.
 *
 * @param concurrency analyses at once
 * @param intraOpThreads threads inside one run of a network
 * @param patience how long a caller beyond {@code concurrency} waits before it gets BUSY
 */
public record OnnxSettings(int concurrency, int intraOpThreads, Duration patience) {
    public OnnxSettings {
        if (concurrency < 1 || intraOpThreads < 1 || patience.isNegative()) {
            throw new IllegalArgumentException("concurrency, threads and patience must be positive");
        }
    }

    /** Shares the processors among the analyses that may run at once. */
    public static OnnxSettings ofConcurrency(int concurrency, Duration patience) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new OnnxSettings(concurrency, Math.max(1, processors / concurrency), patience);
    }
}
