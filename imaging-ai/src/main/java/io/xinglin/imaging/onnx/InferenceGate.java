package io.xinglin.imaging.onnx;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a bounded number of analyses in; the rest wait in order, for a bounded time. Safe for use by many threads. */
public final class InferenceGate {
    private final int places;
    private final Duration patience;
    private final String busy;
    private final Semaphore free;
    private volatile boolean closed;

    public InferenceGate(OnnxSettings settings) {
        this(settings.concurrency(), settings.patience(), "all places for inference are taken");
    }

    /** @param busy the words of the BUSY problem */
    public InferenceGate(int places, Duration patience, String busy) {
        this.places = places;
        this.patience = patience;
        this.busy = busy;
        this.free = new Semaphore(places, true);
    }

    /**
     * Does the work when a place is free.
     *
     * @throws ProblemException BUSY when no place came free in time, UNAVAILABLE once closed; and what the work throws
     */
    public <T> T inside(Supplier<T> work) {
        requireOpen();
        if (!acquire(1, patience)) {
            requireOpen();
            throw new ProblemException(Problem.Category.BUSY, busy);
        }
        try {
            requireOpen();
            return work.get();
        } finally {
            free.release();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new ProblemException(Problem.Category.UNAVAILABLE, "inference is shutting down");
        }
    }

    /**
     * Lets nobody in any more and waits for those inside.
     *
     * @return false when some are still inside: their networks must then stay open
     */
    public boolean close(Duration atMost) {
        closed = true;
        return acquire(places, atMost);
    }

    /** Does this at once while nobody is inside, and lets nobody in meanwhile; nothing when somebody is. */
    public void ifIdle(Runnable work) {
        if (free.tryAcquire(places)) {
            try {
                work.run();
            } finally {
                free.release(places);
            }
        }
    }

    private boolean acquire(int permits, Duration atMost) {
        try {
            return free.tryAcquire(permits, atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
