package io.xinglin.ejb.inbox;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.job.JobDesk.State;
import io.xinglin.core.message.InboundMessage;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.inbox.InboxTable.Hold;
import io.xinglin.ejb.inbox.InboxTable.Waiting;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.queue.BackOff;
import io.xinglin.ejb.queue.Lanes;
import io.xinglin.ejb.queue.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Handles the messages in order of arrival. A message that fails holds back the later messages of its patient until it
 * is done or dead, and nobody else's.
 */
@ApplicationScoped
public class InboxLane implements Lanes {
    static final String LANE = "inbox";

    private static final Logger LOG = Logger.getLogger(InboxLane.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final int BATCH = 200;
    private static final int TOGETHER = 25;

    private InboxTable table;
    private BackOff backOff;
    private Clock clock;
    private InboxStep step;
    private Iterable<MessageHandler> handlers;

    /** For the container's proxy. */
    protected InboxLane() {}

    @Inject
    public InboxLane(
            Sql sql, XinglinConfig config, Clock clock, InboxStep step, @Any Instance<MessageHandler> handlers) {
        this(sql, BackOff.of(config.jobs()), clock, step, handlers);
    }

    InboxLane(Sql sql, BackOff backOff, Clock clock, InboxStep step, Iterable<MessageHandler> handlers) {
        this.table = new InboxTable(sql);
        this.backOff = backOff;
        this.clock = clock;
        this.step = step;
        this.handlers = handlers;
    }

    @Override
    public List<String> lanes() {
        return List.of(LANE);
    }

    @Override
    public Instant drain(String lane) {
        List<Waiting> due;
        do {
            due = table.due(clock.instant(), BATCH);
            for (List<Waiting> group : groups(due)) {
                if (group.size() < 2 || table.anyHeld() || !handledTogether(group)) {
                    group.forEach(this::handle);
                }
            }
        } while (!due.isEmpty());
        Instant latest = clock.instant().plus(IDLE);
        return table.nextDue().filter(at -> at.isBefore(latest)).orElse(latest);
    }

    /** Light messages in a row, a limited number together; every other message alone. */
    private List<List<Waiting>> groups(List<Waiting> due) {
        List<List<Waiting>> groups = new ArrayList<>();
        boolean open = false;
        for (Waiting row : due) {
            boolean light = row.attempts() == 0 && isLight(row.message());
            if (!open || !light || groups.get(groups.size() - 1).size() >= TOGETHER) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(row);
            open = light;
        }
        return groups;
    }

    private boolean isLight(InboundMessage message) {
        for (MessageHandler handler : handlers) {
            if (handler.serves(message)) {
                return handler.light(message);
            }
        }
        return false;
    }

    /** False when one of them failed, which undid all of them: then each is handled by itself. */
    private boolean handledTogether(List<Waiting> group) {
        try {
            step.run(group.stream()
                    .map(row -> task(row, handlerOf(row.message())))
                    .toList());
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "messages are handled one by one", e);
            return false;
        }
    }

    private void handle(Waiting row) {
        String patientKey = null;
        try {
            MessageHandler handler = handlerOf(row.message());
            patientKey = handler.patientKey(row.message());
            Optional<Hold> hold = table.holdOf(patientKey, row.id());
            if (hold.isPresent()) {
                table.hold(row.id(), patientKey, hold.get().until());
            } else {
                step.run(List.of(task(row, handler)));
            }
        } catch (RuntimeException e) {
            fail(row, patientKey, e);
        }
    }

    private static InboxStep.Task task(Waiting row, MessageHandler handler) {
        return new InboxStep.Task(row.id(), row.message(), handler);
    }

    private MessageHandler handlerOf(InboundMessage message) {
        for (MessageHandler handler : handlers) {
            if (handler.serves(message)) {
                return handler;
            }
        }
        throw new ProblemException(Problem.Category.UNSUPPORTED, "nothing handles " + message.type());
    }

    private void fail(Waiting row, String patientKey, RuntimeException cause) {
        Problem problem = Problems.of(cause);
        int attempts = row.attempts() + 1;
        State state = backOff.exhausted(attempts, problem) ? State.DEAD : State.QUEUED;
        table.failed(
                row.id(),
                patientKey,
                attempts,
                state,
                clock.instant().plus(backOff.after(attempts)),
                problem.category() + ": " + problem.message());
        LOG.log(
                Level.WARNING,
                problem.category() == Problem.Category.FAULT ? cause : null,
                () -> "XL-INB-001 message " + row.id() + " " + row.message().type() + " attempt " + attempts + " "
                        + state + ": " + problem.message());
    }
}
