package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.account.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at the hops that a healthy server passes in milliseconds. A lock that the test holds on a table keeps
 * everybody there, so the process dies exactly in between; the rows of inbox and outbox show that it did.
 */
@Tag("peer")
@Tag("REQ-OPS-05")
class CrashPostgresIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String NOTE = "主诉：突发头痛2小时。\n既往史：高血压病10年，否认糖尿病。\n初步诊断：脑出血。";
    private static HospitalDatabase database;
    private static RunningServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = HospitalDatabase.start();
        server = RunningServer.start("crash postgres", database.environment());
    }

    @AfterAll
    static void stop() {
        server.stop();
        database.close();
    }

    /**
     * Hops: SR delivered and the EMR not, the engine not answering; report signed and the final one not delivered; note
     * read and not in FHIR; order and note committed and not worked off.
     */
    @Test
    void killBetweenTheDeliveriesShouldDeliverTheRestOnce() throws Exception {
        var drafted = Journey.on(server, "CRASH7");
        var signed = Journey.on(server, "CRASH8");
        var read = Journey.on(server, "CRASH9");
        var unread = Journey.on(server, "CRASH10");
        var ordered = Journey.on(server, "CRASH11");
        try (var receivers = new Receivers(server, folder)) {
            receivers.listenAsPacs();
            try (var engine = new SilentEngine(server.oruPort());
                    var fhir = lock("fhir.hfj_resource")) {
                play(drafted, "drafted");
                play(signed, "signed");
                receivers.awaitObjects(drafted);
                receivers.awaitObjects(signed);
                sign(signed);
                note(read);
                Await.until("the note is read", SOON, () -> count("SELECT COUNT(*) FROM note") == 1);
                Await.until("the engine has a message", SOON, () -> engine.messages() > 0);
                try (var patients = lock("patient")) {
                    ordered.order();
                    note(unread);

                    server.kill();

                    assertThat(count("SELECT COUNT(*) FROM inbox WHERE state = 'QUEUED'"))
                            .as("admission, order and note wait")
                            .isEqualTo(3);
                    assertThat(count("SELECT COUNT(*) FROM note")).isEqualTo(1);
                    assertThat(count("SELECT COUNT(*) FROM outbox WHERE state = 'DONE' AND destination = 'FHIR'"))
                            .isZero();
                    assertThat(count("SELECT COUNT(*) FROM outbox WHERE state = 'DONE' AND destination = 'HL7:engine'"))
                            .isZero();
                    assertThat(patients.isClosed() || fhir.isClosed()).isFalse();
                }
            }
            receivers.listenAsEngine();
            server.restart();
            // Images that overtake their order would get a report of their own first, see ADR 0006.
            Await.until(
                    "what was acknowledged is worked off",
                    SOON,
                    () -> count("SELECT COUNT(*) FROM inbox WHERE state <> 'DONE'") == 0);
            ordered.images(ordered.phantom(folder.resolve("ordered"), 4));
            receivers.expectOnce(drafted, "preliminary", "P");
            // What was held up past the signing still goes out as it was: preliminary, then final.
            receivers.expectOnce(signed, "final", "P", "F");
            receivers.expectOnce(ordered, "preliminary", "P");
            Receivers.expectNoteOnce(read);
            Receivers.expectNoteOnce(unread);
        }
    }

    private void play(Journey journey, String name) throws Exception {
        journey.order();
        journey.images(journey.phantom(folder.resolve(name), 4));
    }

    private static void sign(Journey journey) throws Exception {
        var account = server.account(Role.CLINICIAN);
        var clinician = new Clinician(new HttpPeer(server.web(), "", ""));
        assertThat(clinician.logIn(account.user(), account.password())).isTrue();
        assertThat(clinician.sign(clinician.findReport(journey.accession()).orElseThrow(), " 同意。"))
                .isTrue();
    }

    private static void note(Journey journey) throws Exception {
        try (var emr = new Hl7Peer(server.hl7Port())) {
            assertThat(emr.send(journey.messages().note(journey.subject(), NOTE))
                            .accepted())
                    .isTrue();
        }
    }

    /** Nobody writes to the table until this is closed; reading goes on. */
    private static Connection lock(String table) throws SQLException {
        var connection = database.connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN SHARE MODE");
        }
        return connection;
    }

    private static int count(String query) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
