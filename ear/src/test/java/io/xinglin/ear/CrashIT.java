package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.imaging.dicom.DimseNetwork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} between the acknowledgement and the result: after a restart the result arrives, once, at every
 * receiver. Several journeys stand at different hops when the process dies, as on a real day; {@link CrashPostgresIT}
 * holds those that pass too quickly here. Slow (each kill is a boot), so it runs with the peer tests.
 */
@Tag("peer")
@Tag("REQ-OPS-05")
class CrashIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String NOTE = "主诉：突发头痛2小时。\n既往史：高血压病10年，否认糖尿病。\n初步诊断：脑出血。";
    private static RunningServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = RunningServer.start("crash", Map.of("XINGLIN_STUDY_QUIET_TIME", "PT5S"));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    /** Hops: order and note just acknowledged; images in the middle of their association; study waiting for quiet. */
    @Test
    void killBeforeAnythingIsWorkedOffShouldLoseNothingThatWasAcknowledged() throws Exception {
        var quiet = Journey.on(server, "CRASH1");
        var cut = Journey.on(server, "CRASH2");
        var noted = Journey.on(server, "CRASH3");
        var cutImages = cut.phantom(folder.resolve("cut"), 6);
        var quietImages = quiet.phantom(folder.resolve("quiet"), 6);
        var wire = new HeldConnection(server.dicomPort(), 400 << 10);
        var sending = CompletableFuture.runAsync(() -> new DimseNetwork()
                .send("TEST_CT", new DicomNetwork.Node("server", "XINGLIN", "127.0.0.1", wire.port()), cutImages));
        wire.awaitHeld();
        quiet.order();
        quiet.images(quietImages);
        cut.order();
        try (var emr = new Hl7Peer(server.hl7Port())) {
            assertThat(emr.send(noted.messages().note(noted.subject(), NOTE)).accepted())
                    .isTrue();
        }

        server.kill();

        assertThatThrownBy(sending::join).hasMessageContaining("UNAVAILABLE");
        wire.close();
        try (var receivers = new Receivers(server, folder)) {
            receivers.listenAsPacs();
            receivers.listenAsEngine();
            server.restart();
            // The scanner heard of no success for the last slices and sends the series again.
            cut.images(cutImages);
            receivers.expectOnce(quiet, "preliminary", "P");
            receivers.expectEachVersionOnce(cut, "preliminary", "P");
        }
        Receivers.expectNoteOnce(noted);
    }

    /** Hops: result delivered to PACS and EMR while the engine has not answered; a model running; a job in the queue. */
    @Test
    void killWhileTheModelRunsShouldGiveOneResult() throws Exception {
        var held = Journey.on(server, "CRASH4");
        var running = Journey.on(server, "CRASH5");
        var queued = Journey.on(server, "CRASH6");
        var runningImages = running.phantom(folder.resolve("running"), 60);
        var queuedImages = queued.phantom(folder.resolve("queued"), 4);
        try (var receivers = new Receivers(server, folder)) {
            receivers.listenAsPacs();
            try (var engine = new SilentEngine(server.oruPort())) {
                held.order();
                held.images(held.phantom(folder.resolve("held"), 4));
                held.awaitReport("preliminary");
                receivers.awaitObjects(held);
                Await.until("the engine has the message", SOON, () -> engine.messages() > 0);
                running.order();
                queued.order();
                var log = ServerLog.of(server);
                running.images(runningImages);
                queued.images(queuedImages);
                log.await("XL-INF-002 .* on 60 instances");
                log.await("XL-INF-001 a series of 4 instances");

                server.kill();

                assertThat(log.text())
                        .as("the model was still running and the other job waited")
                        .doesNotContain("XL-INF-003")
                        .doesNotContain(" on 4 instances");
            }
            receivers.listenAsEngine();
            server.restart();
            for (Journey journey : List.of(held, running, queued)) {
                receivers.expectOnce(journey, "preliminary", "P");
            }
        }
    }
}
