package io.xinglin.ejb.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.job.JobDesk;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.world.MemoryOrders;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-14")
class JobsTest extends WorldTest {
    @Test
    void urgentStudyShouldBeReadFirst() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.ROUTINE));
        world.order(MemoryOrders.order("A2", "P2", OrderPriority.STAT));
        world.storeStudy("1.2.1", 1, "P1", "A1");
        world.storeStudy("1.2.2", 1, "P2", "A2");

        world.pass(World.QUIET);

        assertThat(world.engine.runs()).extracting("value").containsExactly("1.2.2.1", "1.2.1.1");
    }

    @Test
    void failedRunShouldBeTriedAgainLater() {
        study();
        world.engine.failNext(Problem.Category.BUSY);
        world.pass(World.QUIET);
        assertThat(world.jobs.jobs(JobDesk.State.QUEUED, 10))
                .singleElement()
                .satisfies(job -> assertThat(job.lastProblem()).isEqualTo("as told"));

        world.pass(Duration.ofSeconds(2));

        assertThat(onlyReport().results()).hasSize(1);
        assertThat(world.jobs.jobs(JobDesk.State.DONE, 10)).hasSize(1);
    }

    @Test
    void runThatCannotSucceedShouldDieAtOnceAndWaitForAPerson() {
        study();
        world.engine.failNext(Problem.Category.INVALID);
        world.pass(World.QUIET);
        world.pass(Duration.ofHours(1));
        var dead = world.jobs.jobs(JobDesk.State.DEAD, 10);
        assertThat(dead)
                .singleElement()
                .satisfies(job -> assertThat(job.attempts()).isEqualTo(1));
        assertThat(world.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'RUN_MODEL' AND success = FALSE"))
                .isEqualTo(1);

        inTransaction(() -> world.jobs.retry(dead.get(0).id()));
        world.settle();

        assertThat(onlyReport().results()).hasSize(1);
    }

    @Test
    @Tag("REQ-BAD-05")
    void studyForARefusedModelShouldWaitUntilItIsMended() {
        world.engine.damaged(true);
        study();
        world.pass(World.QUIET);
        world.pass(Duration.ofHours(1));
        var dead = world.jobs.jobs(JobDesk.State.DEAD, 10);
        assertThat(dead)
                .singleElement()
                .satisfies(
                        job -> assertThat(job.lastProblem()).isEqualTo("model refused: slice.onnx: checksum differs"));

        world.engine.damaged(false);
        inTransaction(() -> world.jobs.retry(dead.get(0).id()));
        world.settle();

        assertThat(onlyReport().results()).hasSize(1);
    }

    @Test
    void attemptsShouldBeUsedUpOneDay() {
        study();
        for (int i = 0; i < 3; i++) {
            world.engine.failNext(Problem.Category.FAULT);
        }
        world.pass(World.QUIET);
        world.pass(Duration.ofMinutes(1));
        world.pass(Duration.ofMinutes(1));

        assertThat(world.jobs.jobs(JobDesk.State.DEAD, 10)).hasSize(1);
        assertThat(world.engine.runs()).isEmpty();
    }

    @Test
    void retryShouldRefuseAJobThatIsNotDead() {
        study();
        world.pass(World.QUIET);
        long done = world.jobs.jobs(JobDesk.State.DONE, 1).get(0).id();

        assertThatThrownBy(() -> world.jobs.retry(done)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> world.jobs.retry(4711)).isInstanceOf(ProblemException.class);
    }

    @Test
    @Tag("REQ-IMG-23")
    void runUnderWayShouldKeepTheVersionItBeganWith() {
        world.engine.whileRunning(() -> {
            world.engine.whileRunning(() -> {});
            world.engine.install("1.1.0");
        });
        study();
        world.pass(World.QUIET);

        assertThat(onlyReport().results())
                .singleElement()
                .satisfies(result -> assertThat(result.algorithm().version()).isEqualTo("1.0.0"));

        world.order(MemoryOrders.order("A2", "P2", OrderPriority.STAT));
        world.storeStudy("1.2.4", 1, "P2", "A2");
        world.pass(World.QUIET);

        assertThat(world.count("SELECT COUNT(*) FROM imaging_result WHERE model_version = '1.1.0'"))
                .isEqualTo(1);
    }

    @Test
    @Tag("REQ-IMG-23")
    void jobThatWaitsShouldGoToTheVersionInUse() {
        study();
        world.engine.failNext(Problem.Category.BUSY);
        world.pass(World.QUIET);
        world.engine.install("1.1.0");

        world.pass(Duration.ofSeconds(2));

        assertThat(onlyReport().results())
                .singleElement()
                .satisfies(result -> assertThat(result.algorithm().version()).isEqualTo("1.1.0"));
        assertThat(world.jobs.jobs(JobDesk.State.DONE, 10)).hasSize(2);
        assertThat(world.jobs.jobs(JobDesk.State.QUEUED, 10)).isEmpty();
    }

    private void study() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.STAT));
        world.storeStudy("1.2.3", 1, "P1", "A1");
    }

    private void inTransaction(Runnable work) {
        try {
            world.transactions.in(() -> {
                work.run();
                return null;
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
