package io.xinglin.ejb.outbox;

import java.util.List;

/**
 * Carries deliveries to the destinations it serves. A CDI or EJB bean that implements this is found at start.
 *
 * <p>Called on a container thread without a transaction, one call at a time for each destination. A delivery may come
 * again after a crash, so a repeat must change nothing at the receiver.
 */
public interface DeliveryChannel {
    /** The destinations this channel serves, from the configuration; fixed from start on. */
    List<String> destinations();

    default boolean serves(String destination) {
        return destinations().contains(destination);
    }

    /**
     * Returns once the receiver has it, or when there is nothing to send any more (superseded by a newer version).
     *
     * @throws io.xinglin.core.problem.ProblemException UNAVAILABLE when the destination does not answer: the whole
     *     destination waits; another transient category: this subject waits and the others go on; a category that is not
     *     transient: the delivery is dead at once
     */
    void deliver(Delivery delivery);
}
