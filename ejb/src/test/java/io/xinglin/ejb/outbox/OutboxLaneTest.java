package io.xinglin.ejb.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.persistence.TestDatabase;
import io.xinglin.ejb.queue.BackOff;
import io.xinglin.ejb.queue.QuietQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-OPS-14")
class OutboxLaneTest {
    private final Sql sql = new Sql(TestDatabase.h2());
    private final List<String> delivered = new ArrayList<>();
    private final Map<String, Problem.Category> broken = new HashMap<>();
    private final SteppedClock clock = new SteppedClock();
    private final OutboxDesk outbox = new OutboxDesk(
            sql,
            new BackOff(3, Duration.ofSeconds(2), Duration.ofSeconds(10)),
            clock,
            new QuietQueue(),
            List.of(new Channel()));

    @Test
    void drainShouldDeliverInOrder() {
        enqueue("A", "one");
        enqueue("A", "two");

        outbox.drain("outbox:A");

        assertThat(delivered).containsExactly("A one v1", "A two v1");
        assertThat(states()).containsOnly("DONE");
    }

    @Test
    void drainShouldLeaveADeadDestinationToItself() {
        enqueue("A", "one");
        enqueue("B", "one");
        broken.put("A", Problem.Category.UNAVAILABLE);

        Instant next = outbox.drain("outbox:A");
        outbox.drain("outbox:B");

        assertThat(delivered).containsExactly("B one v1");
        assertThat(next).isEqualTo(clock.instant().plusSeconds(2));
        broken.clear();
        clock.step(Duration.ofSeconds(2));
        outbox.drain("outbox:A");
        assertThat(delivered).containsExactly("B one v1", "A one v1");
    }

    @Test
    void drainShouldKeepTryingADestinationThatIsAwayForAWhile() {
        enqueue("A", "one");
        broken.put("A", Problem.Category.UNAVAILABLE);

        for (int i = 0; i < 20; i++) {
            outbox.drain("outbox:A");
            clock.step(Duration.ofSeconds(10));
        }

        assertThat(states()).containsExactly("QUEUED");
        clock.step(OutboxLane.OUTAGE_PATIENCE);
        outbox.drain("outbox:A");
        assertThat(states()).containsExactly("DEAD");
    }

    @Test
    void drainShouldHoldBackTheSubjectOfARefusedRowAlone() {
        enqueue("A", "one");
        outbox.enqueue(Delivery.of("A", Kinds.ORDER, "one", 0));
        enqueue("A", "two");
        broken.put("one", Problem.Category.FAULT);

        outbox.drain("outbox:A");
        assertThat(delivered).containsExactly("A two v1");

        broken.clear();
        clock.step(Duration.ofSeconds(2));
        outbox.drain("outbox:A");
        assertThat(delivered).containsExactly("A two v1", "A one v1", "A one v0");
    }

    @Test
    void drainShouldLeaveOutWhatANewerVersionReplaces() {
        enqueue("A", "one", 1);
        enqueue("B", "one", 1);
        enqueue("A", "one", 2);

        outbox.drain("outbox:A");
        outbox.drain("outbox:B");

        assertThat(delivered).containsExactly("A one v2", "B one v1");
        assertThat(states()).containsOnly("DONE");
    }

    @Test
    void drainShouldSendEveryVersionThatCarriesItsContent() {
        enqueueContent(1, "preliminary");
        enqueueContent(2, "final");

        outbox.drain("outbox:A");

        assertThat(delivered).containsExactly("A one v1 preliminary", "A one v2 final");
    }

    @Test
    void drainShouldNotSendAnOldVersionAfterANewerOne() {
        enqueueContent(1, "preliminary");
        enqueueContent(2, "final");
        broken.put("one v1", Problem.Category.INVALID);
        outbox.drain("outbox:A");
        assertThat(states()).containsExactly("DEAD", "DONE");

        broken.clear();
        sql.update("UPDATE outbox SET state = 'QUEUED', attempts = 0 WHERE state = 'DEAD'");
        clock.step(Duration.ofMinutes(1));
        outbox.drain("outbox:A");

        assertThat(delivered).containsExactly("A one v2 final");
        assertThat(states()).containsOnly("DONE");
    }

    @Test
    void drainShouldGiveUpARowAfterTheLastAttempt() {
        enqueue("A", "one");
        enqueue("A", "two");
        broken.put("one v1", Problem.Category.FAULT);

        for (int i = 0; i < 4; i++) {
            outbox.drain("outbox:A");
            clock.step(Duration.ofMinutes(1));
        }

        assertThat(states()).containsExactly("DEAD", "DONE");
    }

    @Test
    void drainShouldSendOnceWhatRowsSayTwice() {
        enqueue("A", "one");
        enqueue("A", "one");

        outbox.drain("outbox:A");

        assertThat(delivered).containsExactly("A one v1");
        assertThat(states()).containsExactly("DONE", "DONE");
    }

    private void enqueue(String destination, String subject) {
        enqueue(destination, subject, 1);
    }

    private void enqueue(String destination, String subject, int version) {
        outbox.enqueue(Delivery.of(destination, Kinds.REPORT, subject, version));
    }

    private void enqueueContent(int version, String content) {
        outbox.enqueue(new Delivery(0, "A", Kinds.REPORT, "one", version, content));
    }

    private List<String> states() {
        return sql.query(row -> row.getString(1), "SELECT state FROM outbox ORDER BY id");
    }

    private final class Channel implements DeliveryChannel {
        @Override
        public List<String> destinations() {
            return List.of("A", "B");
        }

        @Override
        public void deliver(Delivery delivery) {
            String subject = delivery.subjectKey() + " v" + delivery.version();
            for (String key : List.of(delivery.destination(), delivery.subjectKey(), subject)) {
                if (broken.containsKey(key)) {
                    throw new ProblemException(broken.get(key), "as the test wants");
                }
            }
            delivered.add((delivery.destination() + " " + subject + " " + delivery.payload()).strip());
        }
    }

    private static final class SteppedClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T12:00:00Z");

        void step(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
