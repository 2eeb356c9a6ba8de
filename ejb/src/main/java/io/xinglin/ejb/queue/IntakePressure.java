package io.xinglin.ejb.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * How hard messages and images come in. A sender waits for each acknowledgement, nobody waits for a registration to show
 * up in FHIR: so while more than {@value #MANY} arrivals fall into {@link #WITHIN}, work of the latter kind stands back,
 * a bounded time for each piece. Safe for use by many threads.
 */
@ApplicationScoped
public class IntakePressure {
    /** In {@link #WITHIN}: above 50 a second, more than the FHIR repository takes in anyway. */
    static final int MANY = 25;

    static final Duration WITHIN = Duration.ofMillis(500);
    static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final AtomicLong arrivals = new AtomicLong();
    private final AtomicLongArray latest = new AtomicLongArray(MANY);
    private final LongSupplier nanoTime;
    private final LongConsumer pause;

    public IntakePressure() {
        this(System::nanoTime, LockSupport::parkNanos);
    }

    /** @param pause waits for so many nanoseconds */
    IntakePressure(LongSupplier nanoTime, LongConsumer pause) {
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /** A message or a part of an image came in. */
    public void arrived() {
        latest.set((int) (arrivals.getAndIncrement() % MANY), nanoTime.getAsLong());
    }

    /** Returns once the rush is over, after {@link #PATIENCE} at the latest. */
    public void giveWay() {
        long begin = nanoTime.getAsLong();
        while (high() && nanoTime.getAsLong() - begin < PATIENCE.toNanos()) {
            pause.accept(LOOK_AGAIN.toNanos());
        }
    }

    private boolean high() {
        long count = arrivals.get();
        long oldest = latest.get((int) (count % MANY));
        return count >= MANY && nanoTime.getAsLong() - oldest < WITHIN.toNanos();
    }
}
