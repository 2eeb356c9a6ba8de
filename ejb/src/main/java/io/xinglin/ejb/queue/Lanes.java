package io.xinglin.ejb.queue;

import java.time.Instant;
import java.util.List;

/**
 * Drains a table in lanes that do not wait for each other: the inbox has one, the outbox one for each destination. A CDI
 * or EJB bean that implements this is found at start.
 */
public interface Lanes {
    /** Names of the lanes, unique over all beans; fixed from start on. */
    List<String> lanes();

    /**
     * Works until nothing is due. Runs on a container thread without a transaction, never twice at once for one lane.
     *
     * @return when something becomes due, at the latest; {@link WorkQueue#wake} comes earlier
     */
    Instant drain(String lane);
}
