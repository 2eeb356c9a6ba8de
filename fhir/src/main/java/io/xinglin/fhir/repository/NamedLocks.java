package io.xinglin.fhir.repository;

import java.util.concurrent.locks.ReentrantLock;

/** Locks by name, on a fixed number of stripes: two names may share one, never the other way round. */
final class NamedLocks {
    private static final int STRIPES = 64;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    NamedLocks() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /** Runs {@code work} while nobody else runs work of this name. */
    void holding(Object name, Runnable work) {
        ReentrantLock lock = stripes[Math.floorMod(name.hashCode(), STRIPES)];
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
