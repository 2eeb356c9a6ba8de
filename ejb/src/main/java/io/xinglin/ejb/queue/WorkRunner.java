package io.xinglin.ejb.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.xinglin.core.problem.Problem;
import io.xinglin.ejb.persistence.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Runs {@link Work} and {@link Lanes} by db-scheduler. Needs no container, so tests run the real thing.
 *
 * <p>A killed process leaves its executions picked; they are found by their missing heartbeat after
 * {@code 4 * HEARTBEAT} and run again.
 */
public final class WorkRunner implements WorkQueue, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkRunner.class.getName());
    private static final String LANE = "lane";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration BUSY = Duration.ofMillis(250);
    /** How long a stop lets running work end; then it is interrupted, and taken up again after the next start. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WorkTable table;
    private final Clock clock;
    private final BackOff backOff;
    private final AfterCommit afterCommit;
    private final ExecutorService executor;
    private final Scheduler scheduler;
    private final Map<String, LaneWakes> wakes = new ConcurrentHashMap<>();

    /**
     * @param executor runs the work and the poller; shut down by {@link #close}
     * @param housekeeper heartbeats; shut down by {@link #close}
     */
    public WorkRunner(
            DataSource dataSource,
            Clock clock,
            BackOff backOff,
            AfterCommit afterCommit,
            List<Work> works,
            List<Lanes> lanes,
            ExecutorService executor,
            ScheduledExecutorService housekeeper) {
        this.table = new WorkTable(new Sql(dataSource));
        this.clock = clock;
        this.backOff = backOff;
        this.afterCommit = afterCommit;
        this.executor = executor;
        lanes.forEach(owner -> owner.lanes().forEach(lane -> wakes.put(lane, new LaneWakes(owner, clock))));
        List<Task<?>> tasks = new ArrayList<>();
        works.forEach(work -> tasks.add(task(work)));
        tasks.add(laneTask());
        this.scheduler = Scheduler.create(dataSource, tasks)
                .threads(8 + wakes.size())
                .executorService(executor)
                // Of its own: the library begins its stop by interrupting the poller, and would interrupt the work too.
                .dueExecutor(new ContainerExecutor(executor))
                .housekeeperExecutor(housekeeper)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(PATIENCE)
                .build();
    }

    /** Starts every lane and whatever was left over. */
    public void start() {
        wakes.keySet().forEach(lane -> table.schedule(LANE, lane, clock.instant()));
        scheduler.start();
    }

    @Override
    public void schedule(String type, String instanceId, Instant at) {
        table.schedule(type, instanceId, at);
        if (!at.isAfter(clock.instant())) {
            afterCommit.run(scheduler::triggerCheckForDueExecutions);
        }
    }

    @Override
    public void wake(String lane) {
        LaneWakes known = wakes.get(lane);
        if (known != null) {
            afterCommit.run(() -> wakeNow(lane, known));
        }
    }

    private void wakeNow(String lane, LaneWakes known) {
        if (known.ask()) {
            try {
                executor.execute(() -> hasten(lane, known));
            } catch (RejectedExecutionException e) {
                known.asked();
                LOG.log(Level.FINE, "no thread to wake lane " + lane + ", it looks by itself", e);
            }
        }
    }

    private void hasten(String lane, LaneWakes known) {
        known.asked();
        table.schedule(LANE, lane, clock.instant());
        scheduler.triggerCheckForDueExecutions();
    }

    private Task<Void> laneTask() {
        return Tasks.custom(LANE, Void.class).onDeadExecutionRevive().execute((instance, context) -> {
            LaneWakes lane = wakes.get(instance.getId());
            Execution execution = context.getExecution();
            if (lane == null) {
                return (complete, operations) -> operations.stop();
            }
            Instant next = drain(instance.getId(), lane);
            return (complete, operations) -> table.release(LANE, instance.getId(), execution.version, next, 0);
        });
    }

    private Instant drain(String name, LaneWakes lane) {
        try {
            return lane.drainAll(name);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "XL-QUE-001 lane " + name + " stopped: " + Problems.of(e), e);
            return clock.instant().plus(backOff.first());
        }
    }

    private Task<Void> task(Work work) {
        Semaphore places = new Semaphore(work.concurrency());
        return Tasks.custom(work.type(), Void.class).onDeadExecutionRevive().execute((instance, context) -> {
            Execution execution = context.getExecution();
            if (!places.tryAcquire()) {
                return release(execution, clock.instant().plus(BUSY), execution.consecutiveFailures);
            }
            try {
                return run(work, execution);
            } finally {
                places.release();
            }
        });
    }

    private CompletionHandler<Void> run(Work work, Execution execution) {
        String id = execution.getId();
        int attempt = execution.consecutiveFailures + 1;
        Outcome outcome;
        try {
            outcome = work.run(id, attempt);
        } catch (RuntimeException e) {
            Problem problem = Problems.of(e);
            LOG.log(
                    Level.WARNING,
                    problem.category() == Problem.Category.FAULT ? e : null,
                    () -> "XL-QUE-002 " + work.type() + " failed: " + problem.message());
            outcome = Outcome.failed(problem);
        }
        if (outcome instanceof Outcome.Again again) {
            return release(execution, again.at(), execution.consecutiveFailures);
        }
        if (outcome instanceof Outcome.Failed failed) {
            return afterFailure(work, execution, attempt, failed.problem());
        }
        return finish(execution);
    }

    private CompletionHandler<Void> afterFailure(Work work, Execution execution, int attempt, Problem problem) {
        if (backOff.exhausted(attempt, problem)) {
            LOG.log(Level.WARNING, "XL-QUE-003 {0} gave up after {1} attempts: {2}", new Object[] {
                work.type(), attempt, problem.message()
            });
            work.gaveUp(execution.getId(), attempt, problem);
            return finish(execution);
        }
        work.failed(execution.getId(), attempt, problem);
        return release(execution, clock.instant().plus(backOff.after(attempt)), attempt);
    }

    private CompletionHandler<Void> finish(Execution execution) {
        return (complete, operations) ->
                table.finish(execution.getTaskName(), execution.getId(), execution.version, clock.instant());
    }

    private CompletionHandler<Void> release(Execution execution, Instant at, int failures) {
        return (complete, operations) ->
                table.release(execution.getTaskName(), execution.getId(), execution.version, at, failures);
    }

    @Override
    public void close() {
        wakes.values().forEach(LaneWakes::stop);
        scheduler.stop();
    }
}
