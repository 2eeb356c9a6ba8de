package io.xinglin.ejb.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.message.InboundMessage;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.persistence.TestDatabase;
import io.xinglin.ejb.queue.BackOff;
import io.xinglin.ejb.queue.IntakePressure;
import io.xinglin.ejb.queue.QuietQueue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-HL7-03")
class InboxLaneTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Sql sql = new Sql(TestDatabase.h2());
    private final List<String> handled = new ArrayList<>();
    private final Map<String, Problem.Category> broken = new HashMap<>();
    private boolean light;
    private Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);

    @Test
    void drainShouldHandleInOrderOfArrival() {
        arrive("1", "P1");
        arrive("2", "P2");
        arrive("3", "P1");

        drain();

        assertThat(handled).containsExactly("1", "2", "3");
        assertThat(states()).containsExactly("DONE", "DONE", "DONE");
    }

    @Test
    void drainShouldKeepTheOrderOfLightMessagesToo() {
        light = true;
        for (int i = 0; i < 60; i++) {
            arrive(String.valueOf(i), "P" + i % 3);
        }

        drain();

        assertThat(handled).hasSize(60).isSortedAccordingTo(Comparator.comparing(Integer::valueOf));
        assertThat(states()).containsOnly("DONE");
    }

    @Test
    void drainShouldHoldBackTheMessagesOfOnePatientAlone() {
        arrive("1", "P1");
        arrive("2", "P2");
        arrive("3", "P1");
        broken.put("1", Problem.Category.UNAVAILABLE);

        drain();
        assertThat(handled).containsExactly("2");

        broken.clear();
        later(Duration.ofSeconds(10));
        drain();
        assertThat(handled).containsExactly("2", "1", "3");
    }

    @Test
    void drainShouldGiveUpAfterTheLastAttemptAndGoOn() {
        arrive("1", "P1");
        arrive("2", "P1");
        broken.put("1", Problem.Category.UNAVAILABLE);

        for (int i = 0; i < 4; i++) {
            drain();
            later(Duration.ofMinutes(1));
        }

        assertThat(states()).containsExactly("DEAD", "DONE");
        assertThat(handled).containsExactly("2");
    }

    @Test
    void drainShouldGiveUpAtOnceWhenTryingAgainCannotHelp() {
        arrive("1", "P1");
        broken.put("1", Problem.Category.CONFLICT);

        drain();

        assertThat(states()).containsExactly("DEAD");
    }

    private void arrive(String controlId, String patient) {
        new DatabaseInbox(sql, new FreeSpace(Path.of("."), 0, clock), clock, new QuietQueue(), new IntakePressure())
                .commit(new InboundMessage("TEST", "RIS", controlId, "ADT^A01", "UTF-8", patient));
    }

    private void later(Duration time) {
        clock = Clock.offset(clock, time);
    }

    private void drain() {
        new InboxLane(
                        sql,
                        new BackOff(3, Duration.ofSeconds(2), Duration.ofSeconds(10)),
                        clock,
                        new InboxStep(sql),
                        List.of(new Handler()))
                .drain("inbox");
    }

    private List<String> states() {
        return sql.query(row -> row.getString(1), "SELECT state FROM inbox ORDER BY id");
    }

    private final class Handler implements MessageHandler {
        @Override
        public boolean serves(InboundMessage message) {
            return message.channel().equals("TEST");
        }

        @Override
        public String patientKey(InboundMessage message) {
            return message.body();
        }

        @Override
        public boolean light(InboundMessage message) {
            return light;
        }

        @Override
        public void handle(InboundMessage message) {
            if (broken.containsKey(message.controlId())) {
                throw new ProblemException(broken.get(message.controlId()), "as the test wants");
            }
            handled.add(message.controlId());
        }
    }
}
