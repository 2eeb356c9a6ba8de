package io.xinglin.ejb.queue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A work queue that only remembers what it was asked for. */
public final class QuietQueue implements WorkQueue {
    public final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public void schedule(String type, String instanceId, Instant at) {
        asked.add(type + ":" + instanceId);
    }

    @Override
    public void wake(String lane) {
        asked.add(lane);
    }
}
