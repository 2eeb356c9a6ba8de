package io.xinglin.ejb.workitem;

import io.xinglin.ejb.queue.Lanes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The lane that sends waiting events over open channels. It never waits for a subscriber: a batch is sent, and the next one when
 * the subscriber has taken it; one that takes nothing for {@link #PATIENCE} is closed, and its events wait for its next channel.
 */
@ApplicationScoped
public class EventLane implements Lanes {
    static final String LANE = "workitem-events";
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration HEARTBEAT = Duration.ofSeconds(60);
    private static final Logger LOG = Logger.getLogger(EventLane.class.getName());
    private static final Duration TIDYING = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofHours(1);
    private static final int BATCH = 50;

    private EventStore store;
    private EventBoard board;
    private Clock clock;
    private volatile Instant tidied;

    /** For the container's proxy. */
    protected EventLane() {}

    @Inject
    public EventLane(EventStore store, EventBoard board, Clock clock) {
        this.store = store;
        this.board = board;
        this.clock = clock;
    }

    @Override
    public List<String> lanes() {
        return List.of(LANE);
    }

    @Override
    public Instant drain(String lane) {
        Instant now = clock.instant();
        if (tidied == null) {
            store.add(store.allSubscribers(), List.of(EventReport.restarted()), now);
        }
        if (tidied == null || !now.isBefore(tidied.plus(TIDYING))) {
            tidy(now);
        }
        Instant next = now.plus(REST);
        for (EventBoard.Open open : board.all()) {
            Instant due = serve(open, now);
            next = due.isBefore(next) ? due : next;
        }
        return next;
    }

    private void tidy(Instant now) {
        tidied = now;
        int dropped = store.tidy(now, board.subscribers());
        if (dropped > 0) {
            LOG.log(Level.WARNING, "XL-UPS-001 {0} event reports were not fetched in time and are dropped", dropped);
        }
    }

    /** Returns when it wants to be looked at again. */
    private Instant serve(EventBoard.Open open, Instant now) {
        store.taken(open.taken());
        if (open.waiting()) {
            return answerDue(open, now);
        }
        List<EventStore.Waiting> events = store.oldest(open.subscriber(), BATCH);
        if (events.isEmpty() && now.isBefore(open.since().plus(HEARTBEAT))) {
            return open.since().plus(HEARTBEAT);
        }
        open.send(events, now);
        return now.plus(PATIENCE);
    }

    private Instant answerDue(EventBoard.Open open, Instant now) {
        Instant due = open.since().plus(PATIENCE);
        if (now.isBefore(due)) {
            return due;
        }
        LOG.log(
                Level.WARNING,
                "XL-UPS-002 a subscriber took no event for {0} s: its channel is closed",
                PATIENCE.toSeconds());
        board.end(open, "nothing was taken");
        return now.plus(REST);
    }
}
