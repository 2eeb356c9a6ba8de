package io.xinglin.ejb.outbox;

/** Port: the queue of everything that goes out. Injectable anywhere; safe for use by many threads. */
public interface Outbox {
    /** Enqueues in the caller's transaction; the destination's lane wakes when that has committed. */
    void enqueue(Delivery delivery);
}
