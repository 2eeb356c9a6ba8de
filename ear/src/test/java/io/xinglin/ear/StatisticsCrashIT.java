package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.account.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} in the middle of the batch job, in the server's own batch container. A trigger holds the job at one note,
 * so the process dies inside a chunk; resumed, the run counts what an uninterrupted one has counted.
 */
@Tag("peer")
@Tag("REQ-STA-03")
class StatisticsCrashIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int COPIES = 4_000;
    /** Note 1,700 of its part stands in the fourth chunk of 500. */
    private static final int HELD = 1_700;

    private static HospitalDatabase database;
    private static RunningServer server;

    private HttpPeer browser;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = HospitalDatabase.start();
        server = RunningServer.start("crash statistics", database.environment());
    }

    @AfterAll
    static void stop() {
        server.stop();
        database.close();
    }

    @Test
    void killedRunShouldBeResumedAndCountWhatAnUninterruptedOneCounts() throws Exception {
        submit("STC1", "科室：呼吸内科。\n主诉：咳嗽2个月。\n现病史：患者2个月前出现咳嗽，无咯血。查CT示两肺小结节灶。");
        submit("STC2", "科室：神经内科。\n主诉：头痛1天。\n现病史：患者1天前出现头痛，无咯血、发热。\n过敏史：海鲜过敏。");
        Await.until("the notes have come in", SOON, () -> number("SELECT COUNT(*) FROM note") == 2);
        execute("INSERT INTO note SELECT 'Z' || lpad(g::text, 5, '0'), patient_id, patient_authority, patient_name,"
                + " patient_sex, patient_birth, visit_number, type_name, written_at, received_at, version, text_sha256,"
                + " text, engine, mentions, facts FROM generate_series(1, " + COPIES + ") g"
                + " JOIN (SELECT *, row_number() OVER (ORDER BY id) AS place FROM note) n ON n.place = 1 + g % 2");
        int notes = COPIES + 2;
        Clinician coder = coder();
        coder.press("statistics.xhtml", "statistics", "start");
        Await.until("the first run is done", SOON, () -> page().contains("run-DONE"));
        String counts = csv("statistics.csv");
        String cells = csv("statistics.csv?by=DEPARTMENT");
        assertThat(counts).contains("阴性症状,咯血," + notes + "," + notes).contains("过敏原,海鲜," + notes / 2);

        execute("CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$");
        execute("CREATE TRIGGER hold BEFORE INSERT ON statistics_record FOR EACH ROW" + " WHEN (NEW.note_id = 'Z"
                + "%05d".formatted(HELD) + "') EXECUTE FUNCTION hold()");
        try (Connection held = connection();
                var statement = held.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(4711)");
            coder.press("statistics.xhtml", "statistics", "start");
            Await.until(
                    "one part is done and the other is held in its fourth chunk",
                    SOON,
                    () -> number("SELECT COUNT(*) FROM statistics_part WHERE run_id = 2 AND done = notes") == 1
                            && number("SELECT MIN(done) FROM statistics_part WHERE run_id = 2") == 1_500);
            assertThat(page()).contains("run-RUNNING").contains(notes - notes / 2 + 1_500 + " / " + notes);

            server.kill();
        }
        Await.until(
                "the dead server's session is gone",
                SOON,
                () -> number("SELECT COUNT(*) FROM pg_stat_activity WHERE usename = 'hospital'") == 1);
        execute("DROP TRIGGER hold ON statistics_record");
        server.restart();
        coder = coder();
        assertThat(page()).contains("run-FAILED");
        coder.press("statistics.xhtml", "statistics", "resume");
        Await.until("the resumed run is done", SOON, () -> page().contains("run-DONE"));

        assertThat(csv("statistics.csv")).isEqualTo(counts);
        assertThat(csv("statistics.csv?by=DEPARTMENT")).isEqualTo(cells);
        assertThat(number("SELECT MAX(id) FROM statistics_run")).isEqualTo(2);
        assertThat(number("SELECT COUNT(*) FROM statistics_record")).isEqualTo(notes);
        assertThat(number("SELECT COUNT(*) FROM statistics_place WHERE field = 'NEGATIVE_SYMPTOM' AND counted = '咯血'"))
                .isEqualTo(notes);
    }

    private Clinician coder() throws IOException, InterruptedException {
        browser = new HttpPeer(server.web(), "", "");
        var account = server.account(Role.CODER);
        var coder = new Clinician(browser);
        assertThat(coder.logIn(account.user(), account.password())).isTrue();
        return coder;
    }

    private static void submit(String number, String text) throws Exception {
        var journey = Journey.on(server, number);
        try (var emr = new Hl7Peer(server.hl7Port())) {
            assertThat(emr.send(journey.messages().note(journey.subject(), text))
                            .accepted())
                    .isTrue();
        }
    }

    private static String csv(String path) {
        var answer = server.get(path, server.account(Role.CODER));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String page() {
        try {
            return browser.page("statistics.xhtml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Connection connection() throws SQLException {
        return database.connect();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(String query) {
        try (Connection connection = connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
