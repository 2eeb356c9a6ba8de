package io.xinglin.ejb.workitem;

import io.xinglin.core.workitem.EventChannel;
import io.xinglin.core.workitem.EventDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The channels that are open at this moment, one for each subscriber. Safe for use by many threads. */
@ApplicationScoped
public class EventBoard {
    private final Map<Long, Open> channels = new ConcurrentHashMap<>();

    /** One channel and what is on its way over it. */
    static final class Open {
        private final long subscriber;
        private final EventChannel channel;
        private Instant since;
        private long mark;
        private boolean waiting;
        private boolean answered;
        private List<Long> sent = List.of();

        private Open(long subscriber, EventChannel channel, Instant now) {
            this.subscriber = subscriber;
            this.channel = channel;
            this.since = now;
        }

        long subscriber() {
            return subscriber;
        }

        /** When something was last sent. */
        synchronized Instant since() {
            return since;
        }

        /** Whether the other end has still to take what was sent. */
        synchronized boolean waiting() {
            return waiting && !answered;
        }

        /** What the other end has taken since this was asked last. */
        synchronized List<Long> taken() {
            if (!answered) {
                return List.of();
            }
            List<Long> taken = sent;
            sent = List.of();
            waiting = false;
            answered = false;
            return taken;
        }

        void send(List<EventStore.Waiting> events, Instant now) {
            long next;
            synchronized (this) {
                since = now;
                waiting = true;
                sent = events.stream().map(EventStore.Waiting::id).toList();
                next = ++mark;
            }
            channel.send(events.stream().map(EventStore.Waiting::body).toList(), next);
        }

        private synchronized boolean answer(long upTo) {
            answered |= waiting && upTo == mark;
            return answered;
        }

        void close(String reason) {
            channel.close(reason);
        }
    }

    /** Whether there is a place for one more. */
    boolean hasPlaceFor(long subscriber) {
        return channels.size() < EventDesk.MOST_CHANNELS || channels.containsKey(subscriber);
    }

    /** In place of an older one, which is closed. */
    void open(long subscriber, EventChannel channel, Instant now) {
        Open before = channels.put(subscriber, new Open(subscriber, channel, now));
        if (before != null) {
            before.close("another channel was opened");
        }
    }

    /** Whether what was sent has been taken. */
    boolean answered(EventChannel channel, long mark) {
        return of(channel).filter(open -> open.answer(mark)).isPresent();
    }

    void closed(EventChannel channel) {
        of(channel).ifPresent(this::remove);
    }

    /** Closes it where it is still open. */
    void end(Open open, String reason) {
        remove(open);
        open.close(reason);
    }

    /** Closes the subscriber's channel, if it has one. */
    void end(long subscriber, String reason) {
        Optional.ofNullable(channels.get(subscriber)).ifPresent(open -> end(open, reason));
    }

    private void remove(Open open) {
        channels.remove(open.subscriber(), open);
    }

    private Optional<Open> of(EventChannel channel) {
        return channels.values().stream()
                .filter(open -> open.channel.equals(channel))
                .findFirst();
    }

    Collection<Open> all() {
        return List.copyOf(channels.values());
    }

    Set<Long> subscribers() {
        return Set.copyOf(channels.keySet());
    }
}
