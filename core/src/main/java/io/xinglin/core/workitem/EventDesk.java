package io.xinglin.core.workitem;

import io.xinglin.core.study.DicomUid;
import java.util.Map;

/**
 * Use case: who is told of what happens to work items (PS3.18 11.10 to 11.12 and 8.10.4, PS3.4 CC.2.3). Implemented by
 * {@code ejb}; safe for use by many threads.
 *
 * <p>A subscriber's events wait in the database until its channel has taken them: at most the newest {@value #MOST_EVENTS},
 * none older than {@value #MOST_DAYS} days. An AE title belongs to the account that first subscribed it; that account alone hears
 * its events, and it and administrators may change its subscriptions.
 *
 * <p>All calls throw {@link io.xinglin.core.problem.ProblemException}: FORBIDDEN for an AE title of another account, NOT_FOUND for
 * an unknown work item or subscriber, INVALID for what makes no sense, CONFLICT where there are {@value #MOST_SUBSCRIBERS}
 * subscribers.
 */
public interface EventDesk {
    /** Stands for all work items (PS3.4 CC.2.3.1). */
    DicomUid WORKLIST = new DicomUid("1.2.840.10008.5.1.4.34.5");

    /** Stands for all work items that match a filter (PS3.4 CC.2.3.1). */
    DicomUid FILTERED_WORKLIST = new DicomUid("1.2.840.10008.5.1.4.34.5.1");

    /** Events kept for one subscriber. */
    int MOST_EVENTS = 1000;

    /** Days an event is kept for. */
    int MOST_DAYS = 7;

    /** AE titles with subscriptions. */
    int MOST_SUBSCRIBERS = 64;

    /** Channels open at once, one for each subscriber; a new one takes the place of the old. */
    int MOST_CHANNELS = 32;

    /** Who asks. */
    record Requester(String account, boolean administrator) {}

    /**
     * Subscribes to a work item, to all, or to those that match.
     *
     * @param deletionLock whether the work item is to stay once it has ended; this server never deletes one
     * @param filter as {@link WorkitemDesk#search}; for {@link #FILTERED_WORKLIST} alone, and not empty there
     */
    void subscribe(
            Requester who, DicomUid resource, AeTitle subscriber, boolean deletionLock, Map<String, String> filter);

    /** Ends a subscription; that to a worklist with all others of the subscriber, and what still waits for it. */
    void unsubscribe(Requester who, DicomUid resource, AeTitle subscriber);

    /** New work items are no longer subscribed to; those there are remain so. */
    void suspend(Requester who, DicomUid worklist, AeTitle subscriber);

    /** Whether this account may open a channel for the subscriber now; throws where it may not, BUSY where too many are open. */
    void requireMayOpen(String account, AeTitle subscriber);

    /** From now on its events go there; what waits goes first. */
    void open(String account, AeTitle subscriber, EventChannel channel);

    /** The other end has taken everything up to the mark. */
    void received(EventChannel channel, long mark);

    /** The connection is gone; what was not taken waits for the next. */
    void closed(EventChannel channel);
}
