package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.PacsPeer;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} between the acknowledgement and the result, at each hop: after a restart the result arrives, once.
 * Slow (each hop is a boot), so it runs with the peer tests.
 */
@Tag("peer")
@Tag("REQ-OPS-05")
class CrashIT {
    private static final Duration DELIVERY = Duration.ofMinutes(3);
    private static RunningServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = RunningServer.start("crash", Map.of());
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void killAfterTheAcknowledgementShouldLoseNothing() throws Exception {
        var journey = Journey.on(server, "CRASH1");
        journey.order();
        journey.images(journey.phantom(folder.resolve("ct"), 6));
        server.kill();
        server.restart();
        expectOneResult(journey);
    }

    @Test
    void killWhileTheModelRunsShouldGiveOneResult() throws Exception {
        var journey = Journey.on(server, "CRASH2");
        journey.order();
        long before = jobsStarted();
        journey.images(journey.phantom(folder.resolve("ct"), 24));
        Await.until("the model runs", DELIVERY, () -> jobsStarted() > before);
        server.kill();
        server.restart();
        expectOneResult(journey);
    }

    @Test
    void killBeforeTheDeliveryShouldDeliverOnce() throws Exception {
        var journey = Journey.on(server, "CRASH3");
        journey.order();
        journey.images(journey.phantom(folder.resolve("ct"), 6));
        journey.awaitReport("preliminary");
        // PACS and interface engine are away all this time: their deliveries wait in the outbox.
        server.kill();
        server.restart();
        expectOneResult(journey);
    }

    private void expectOneResult(Journey journey) throws Exception {
        try (var engine = new Hl7Peer(server.hl7Port());
                var pacs = new PacsPeer(new DimseNetwork(), new Part10Files(), folder)) {
            engine.listen(server.oruPort());
            pacs.listen(RunningServer.PACS_AE, server.pacsPort());
            assertThat(journey.awaitReport("preliminary").path("result")).hasSize(6);
            Await.until(
                    "ORU^R01",
                    DELIVERY,
                    () -> engine.result(journey.accession(), "P").isPresent());
            Await.until(
                    "objects", DELIVERY, () -> pacs.received(journey.studyUid()).size() >= 2);
            assertThat(engine.controlIds(journey.accession(), "P")).hasSize(1);
            assertThat(pacs.received(journey.studyUid()).stream()
                            .filter(instance -> instance.header().modality().equals("SR"))
                            .map(instance -> instance.header().sopInstanceUid())
                            .distinct())
                    .hasSize(1);
        }
    }

    private static long jobsStarted() {
        try (var lines = Files.lines(server.log())) {
            return lines.filter(line -> line.contains("XL-INF-002")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
