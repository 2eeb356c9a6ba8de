package io.xinglin.ejb.outbox;

import io.xinglin.core.job.JobDesk.State;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.outbox.OutboxTable.Waiting;
import io.xinglin.ejb.queue.BackOff;
import io.xinglin.ejb.queue.Problems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Drains the rows of one destination.
 *
 * <p>A destination that does not answer is left alone for a while, with all its rows; that alone kills a row only after
 * {@link #OUTAGE_PATIENCE}. A row that is refused waits or dies by itself while the rows of other subjects go on.
 */
final class OutboxLane {
    /** How long a destination may be away before its rows are given up, attempts being used up too. */
    static final Duration OUTAGE_PATIENCE = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(OutboxLane.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(5);
    /** Small: what is urgent goes in front with the next batch. */
    private static final int BATCH = 10;

    private final OutboxTable table;
    private final BackOff backOff;
    private final Clock clock;
    private final Map<String, Rest> resting = new ConcurrentHashMap<>();

    /** A destination that did not answer: so often in a row, not to be asked again before then. */
    private record Rest(int failures, Instant until) {}

    OutboxLane(OutboxTable table, BackOff backOff, Clock clock) {
        this.table = table;
        this.backOff = backOff;
        this.clock = clock;
    }

    Instant drain(String destination, DeliveryChannel channel) {
        Rest rest = resting.get(destination);
        if (rest != null && rest.until().isAfter(clock.instant())) {
            return rest.until();
        }
        List<Waiting> due;
        do {
            due = table.due(destination, clock.instant(), BATCH);
            for (Waiting row : due) {
                Problem problem = deliver(row, channel);
                if (problem != null && problem.category() == Problem.Category.UNAVAILABLE) {
                    return rest(destination);
                }
                resting.remove(destination);
            }
        } while (!due.isEmpty());
        Instant latest = clock.instant().plus(IDLE);
        return table.nextDue(destination)
                .filter(at -> at.isBefore(latest) && at.isAfter(clock.instant()))
                .orElse(latest);
    }

    private Instant rest(String destination) {
        Rest before = resting.get(destination);
        int failures = before == null ? 1 : before.failures() + 1;
        Instant until = clock.instant().plus(backOff.after(failures));
        resting.put(destination, new Rest(failures, until));
        return until;
    }

    /** Delivers one row and those that say the same; returns the problem, or null. */
    private Problem deliver(Waiting row, DeliveryChannel channel) {
        List<Long> same = table.sameAs(row.delivery());
        try {
            if (!table.superseded(row.delivery())) {
                channel.deliver(row.delivery());
            }
        } catch (RuntimeException e) {
            Problem problem = Problems.of(e);
            fail(row, problem, e);
            return problem;
        }
        table.done(same, clock.instant());
        return null;
    }

    private void fail(Waiting row, Problem problem, RuntimeException cause) {
        int attempts = row.attempts() + 1;
        boolean away = problem.category() == Problem.Category.UNAVAILABLE;
        boolean patient = away && row.createdAt().plus(OUTAGE_PATIENCE).isAfter(clock.instant());
        State state = !patient && backOff.exhausted(attempts, problem) ? State.DEAD : State.QUEUED;
        Instant next = clock.instant().plus(away ? Duration.ZERO : backOff.after(attempts));
        table.failed(row.delivery().id(), attempts, state, next, problem.category() + ": " + problem.message());
        LOG.log(
                state == State.DEAD || attempts == 1 ? Level.WARNING : Level.FINE,
                cause instanceof ProblemException ? null : cause,
                () -> "XL-OUT-001 " + row.delivery() + " attempt " + attempts + " " + state + ": " + problem.message());
    }
}
