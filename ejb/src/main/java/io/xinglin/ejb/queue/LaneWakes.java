package io.xinglin.ejb.queue;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The wakes of one lane: a lane that is draining looks once more by itself, one that rests is asked for once. */
final class LaneWakes {
    private final Lanes owner;
    private final AtomicLong count = new AtomicLong();
    private final AtomicBoolean pending = new AtomicBoolean();
    private volatile boolean draining;

    LaneWakes(Lanes owner) {
        this.owner = owner;
    }

    /** Counts a wake; true when the table has to be told. */
    boolean ask() {
        count.incrementAndGet();
        return !draining && pending.compareAndSet(false, true);
    }

    void asked() {
        pending.set(false);
    }

    /** Drains until no wake came in meanwhile. A wake between the last look and the release goes through the table. */
    Instant drainAll(String lane) {
        draining = true;
        try {
            long seen;
            Instant next;
            do {
                seen = count.get();
                next = owner.drain(lane);
            } while (seen != count.get());
            draining = false;
            return seen == count.get() ? next : Instant.EPOCH;
        } finally {
            draining = false;
        }
    }
}
