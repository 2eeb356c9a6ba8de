package io.xinglin.ear.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.ear.Await;
import io.xinglin.ear.Journey;
import io.xinglin.ear.Ports;
import io.xinglin.ear.RunningServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc as PACS gets SR and secondary capture and gives them back; dciodvfy finds no error; dsrdump opens the report. */
@Tag("peer")
@Tag("REQ-DCM-31")
class OrthancPeerIT {
    private static final Duration DELIVERY = Duration.ofMinutes(3);

    private final RunningServer server = RunningServer.shared();

    @TempDir
    Path folder;

    @Test
    void orthancShouldGetTheObjectsAndGiveThemBackWithoutFault() throws Exception {
        var journey = Journey.on(server, "ORTH1");
        try (var orthanc = Orthanc.start(folder, server.pacsPort(), Ports.any())) {
            Await.until("Orthanc answers", DELIVERY, () -> ready(orthanc));
            journey.order();
            journey.images(journey.phantom(folder.resolve("ct"), 8));
            journey.awaitReport("preliminary");
            Await.until(
                    "two objects in Orthanc",
                    DELIVERY,
                    () -> files(orthanc, journey).size() >= 2);

            List<Path> files = files(orthanc, journey);
            assertThat(files).hasSizeGreaterThanOrEqualTo(2);
            int reports = 0;
            for (Path file : files) {
                var check = Tool.run("dciodvfy", file.toString());
                assertThat(check.output()
                                .lines()
                                .filter(line -> line.startsWith("Error"))
                                .toList())
                        .as(check.output())
                        .isEmpty();
                if (check.output().contains("SR")) {
                    var dump = Tool.run("dsrdump", file.toString());
                    assertThat(dump.exit()).as(dump.output()).isZero();
                    reports++;
                }
            }
            assertThat(reports).isPositive();
        }
    }

    private static boolean ready(Orthanc orthanc) {
        try {
            return orthanc.ready();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<Path> files(Orthanc orthanc, Journey journey) {
        try {
            return orthanc.files(journey.studyUid(), folder);
        } catch (java.io.IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
