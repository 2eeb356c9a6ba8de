package io.xinglin.ejb.queue;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.problem.Problem;
import java.time.Duration;

/**
 * When to try again, and when to give up: doubles from {@code jobs.first-back-off} to {@code jobs.max-back-off}.
 *
 * @param maxAttempts after this many failures the work is dead
 */
public record BackOff(int maxAttempts, Duration first, Duration most) {
    public static BackOff of(XinglinConfig.Jobs jobs) {
        return new BackOff(jobs.maxAttempts(), jobs.firstBackOff(), jobs.maxBackOff());
    }

    /** The pause after the given number of failures, from 1. */
    public Duration after(int failures) {
        long millis = first.toMillis() << Math.min(30, Math.max(0, failures - 1));
        return millis < 0 || millis > most.toMillis() ? most : Duration.ofMillis(millis);
    }

    /** Whether the work is dead after so many failures, the last of them this one. */
    public boolean exhausted(int failures, Problem last) {
        return failures >= maxAttempts || !last.category().isTransient();
    }
}
