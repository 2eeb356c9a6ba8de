package io.xinglin.ejb.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The wakes of one lane. A lane that has drained its table stays for a moment and is woken in memory; one that rests is
 * woken through db-scheduler's table. So a busy lane costs the scheduler nothing and an idle one holds no thread.
 */
final class LaneWakes {
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Lanes owner;
    private final Clock clock;
    private final AtomicBoolean pending = new AtomicBoolean();
    private long count;
    private boolean draining;
    private boolean stopped;

    LaneWakes(Lanes owner, Clock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    /** Counts a wake; true when the table has to be told, once until {@link #asked}. */
    boolean ask() {
        synchronized (this) {
            count++;
            if (draining) {
                notifyAll();
                return false;
            }
        }
        return pending.compareAndSet(false, true);
    }

    void asked() {
        pending.set(false);
    }

    /** Ends the stay of a lane that has nothing to do. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Drains, stays a moment for the next wake, and drains again; returns when to be run again at the latest. */
    Instant drainAll(String lane) {
        try {
            while (true) {
                long seen = begin();
                Instant next = owner.drain(lane);
                if (!wokenBy(next, seen)) {
                    return next;
                }
            }
        } finally {
            end();
        }
    }

    private synchronized long begin() {
        draining = true;
        return count;
    }

    private synchronized void end() {
        draining = false;
    }

    /** Waits for a wake or for {@code next}; false when neither comes within the stay. From then on wakes use the table. */
    private synchronized boolean wokenBy(Instant next, long seen) {
        Instant leave = clock.instant().plus(LINGER);
        try {
            while (count == seen && !stopped) {
                Instant now = clock.instant();
                if (!next.isAfter(now)) {
                    return true;
                }
                long millis = Duration.between(now, next.isBefore(leave) ? next : leave)
                        .toMillis();
                if (millis <= 0) {
                    draining = false;
                    return false;
                }
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
        draining = !stopped;
        return !stopped;
    }
}
