package io.xinglin.ejb.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.persistence.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-OPS-12")
class WorkRunnerTest {
    private static final BackOff BACK_OFF = new BackOff(3, Duration.ofMillis(10), Duration.ofMillis(50));

    private final DataSource dataSource = TestDatabase.h2();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> drained = new LinkedBlockingQueue<>();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private WorkRunner runner;

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void scheduleShouldRunTheInstanceAndForgetIt() throws InterruptedException {
        start((id, attempt) -> Outcome.done());

        runner.schedule("test", "one", Instant.now());

        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("one#1");
        awaitRows(0);
    }

    @Test
    void runShouldBeTriedAgainUntilAttemptsAreUsedUp() throws InterruptedException {
        start((id, attempt) -> {
            throw new ProblemException(Problem.Category.BUSY, "no room");
        });

        runner.schedule("test", "one", Instant.now());

        assertThat(List.of(take(), take(), take(), take())).containsExactly("one#1", "one#2", "one#3", "dead:one#3");
        awaitRows(0);
    }

    @Test
    void runShouldGiveUpAtOnceWhenTryingAgainCannotHelp() throws InterruptedException {
        start((id, attempt) -> Outcome.failed(new Problem(Problem.Category.INVALID, "broken")));

        runner.schedule("test", "one", Instant.now());

        assertThat(List.of(take(), take())).containsExactly("one#1", "dead:one#1");
    }

    @Test
    void againShouldCountNoAttempt() throws InterruptedException {
        var first = new CountDownLatch(1);
        start((id, attempt) -> {
            if (first.getCount() > 0) {
                first.countDown();
                return Outcome.again(Instant.now().plusMillis(20));
            }
            return Outcome.done();
        });

        runner.schedule("test", "one", Instant.now());

        assertThat(List.of(take(), take())).containsExactly("one#1", "one#1");
    }

    @Test
    void scheduleShouldBringAnotherRunWhileOneIsUnderWay() throws InterruptedException {
        var running = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        start((id, attempt) -> {
            running.countDown();
            await(release);
            return Outcome.done();
        });
        runner.schedule("test", "one", Instant.now());
        await(running);

        runner.schedule("test", "one", Instant.now());
        release.countDown();

        assertThat(List.of(take(), take())).containsExactly("one#1", "one#1");
        awaitRows(0);
    }

    @Test
    void scheduleShouldKeepTheEarlierTime() throws InterruptedException {
        start((id, attempt) -> Outcome.done());

        runner.schedule("test", "one", Instant.now().plusSeconds(3600));
        runner.schedule("test", "one", Instant.now());

        assertThat(take()).isEqualTo("one#1");
    }

    @Test
    void startShouldRunAgainWhatAKilledProcessHadPicked() throws InterruptedException {
        new Sql(dataSource)
                .update(
                        "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                                + " last_heartbeat, consecutive_failures, version) VALUES ('test', 'left', ?, TRUE, 'gone', ?, 0, 2)",
                        Instant.now().minusSeconds(60),
                        Instant.now().minusSeconds(60));

        start((id, attempt) -> Outcome.done());

        assertThat(take()).isEqualTo("left#2");
    }

    @Test
    void closeShouldLetRunningWorkEnd() throws InterruptedException {
        var running = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        start((id, attempt) -> {
            running.countDown();
            await(release);
            return Outcome.done();
        });
        runner.schedule("test", "one", Instant.now());
        await(running);

        var closing = CompletableFuture.runAsync(runner::close);
        while (!executor.isShutdown()) {
            Thread.onSpinWait();
        }
        release.countDown();
        closing.join();

        awaitRows(0);
    }

    @Test
    void wakeShouldDrainTheLaneSoon() throws InterruptedException {
        start((id, attempt) -> Outcome.done());
        assertThat(drained.poll(10, TimeUnit.SECONDS)).isEqualTo("lane-1");

        runner.wake("lane-1");

        assertThat(drained.poll(10, TimeUnit.SECONDS)).isEqualTo("lane-1");
    }

    private void start(BiFunction<String, Integer, Outcome> handler) {
        Work work = new Work() {
            @Override
            public String type() {
                return "test";
            }

            @Override
            public Outcome run(String instanceId, int attempt) {
                seen.add(instanceId + "#" + attempt);
                return handler.apply(instanceId, attempt);
            }

            @Override
            public void gaveUp(String instanceId, int attempts, Problem last) {
                seen.add("dead:" + instanceId + "#" + attempts);
            }
        };
        Lanes lanes = new Lanes() {
            @Override
            public List<String> lanes() {
                return List.of("lane-1");
            }

            @Override
            public Instant drain(String lane) {
                drained.add(lane);
                return Instant.now().plusSeconds(3600);
            }
        };
        runner = new WorkRunner(
                dataSource,
                Clock.systemUTC(),
                BACK_OFF,
                Runnable::run,
                List.of(work),
                List.of(lanes),
                executor,
                Executors.newScheduledThreadPool(2));
        runner.start();
    }

    private String take() throws InterruptedException {
        return seen.poll(10, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitRows(int expected) throws InterruptedException {
        var sql = new Sql(dataSource);
        Instant deadline = Instant.now().plusSeconds(10);
        int rows;
        do {
            rows = sql.query(row -> row.getInt(1), "SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'test'")
                    .get(0);
        } while (rows != expected && Instant.now().isBefore(deadline));
        assertThat(rows).isEqualTo(expected);
    }
}
