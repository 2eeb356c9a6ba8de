package io.xinglin.ejb.queue;

import java.time.Instant;

/** Asks for work. Injectable anywhere; safe for use by many threads. */
public interface WorkQueue {
    /**
     * Asks for a run of {@code instanceId}. Takes part in the caller's transaction: rolls back with it.
     *
     * <p>Idempotent: an instance that is waiting keeps the earlier of both times; one that is running, or could be
     * picked before the caller commits, runs once more afterwards.
     *
     * @param type the {@link Work#type()}
     */
    void schedule(String type, String instanceId, Instant at);

    /** Lets a lane look at its table once the caller's transaction has committed; cheap, so call it for every row. */
    void wake(String lane);
}
