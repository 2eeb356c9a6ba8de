package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.PacsPeer;
import io.xinglin.core.account.Role;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Order and images under one accession number name different patients: nothing leaves until a person has decided. */
@Tag("REQ-BAD-04")
class PatientMismatchIT {
    private static final Duration SOON = Duration.ofMinutes(3);

    private final RunningServer server = RunningServer.shared();

    @TempDir
    Path folder;

    @Test
    void theStudyShouldWaitForAPersonAndThenGoOutOnce() throws Exception {
        var log = ServerLog.of(server);
        var journey = Journey.on(server, "MISMATCH");
        String other = journey.study().patientId().replace("MISMATCH", "MISTAKEN");
        try (var engine = new Hl7Peer(server.hl7Port());
                var pacs = new PacsPeer(new DimseNetwork(), new Part10Files(), folder)) {
            engine.listen(server.oruPort());
            pacs.listen(RunningServer.PACS_AE, server.pacsPort());
            journey.order();
            journey.images(of(other, journey));
            var list = new UnmatchedList(server, server.account(Role.CLINICIAN));

            Await.until("the study in the list", SOON, () -> list.row(other).isPresent());
            assertThat(list.row(other).orElseThrow()).contains("order and images name different patients");
            // The result is there, for the PACS has it; EMR and engine must not get it.
            Await.until("objects", SOON, () -> pacs.received(journey.studyUid()).size() >= 2);
            assertThat(journey.report("preliminary")).isEmpty();
            assertThat(engine.result(journey.accession(), "P")).isEmpty();

            list.resolve(other, journey.accession());

            assertThat(journey.awaitReport("preliminary").path("result")).hasSize(6);
            Await.until(
                    "ORU^R01 P",
                    SOON,
                    () -> engine.result(journey.accession(), "P").isPresent());
            assertThat(engine.controlIds(journey.accession(), "P")).hasSize(1);
            assertThat(engine.result(journey.accession(), "P").orElseThrow())
                    .contains(journey.study().patientId())
                    .doesNotContain(other);
            assertThat(list.row(other)).isEmpty();
        }
        log.neverNamed(other, journey.study().patientId(), "测试", "患者");
    }

    /** The same images with another patient id. */
    private List<StoredInstance> of(String patientId, Journey journey) throws IOException {
        var files = new Part10Files();
        var changed = new ArrayList<StoredInstance>();
        for (StoredInstance slice : journey.phantom(folder.resolve("ct"), 4)) {
            byte[] bytes = DicomBytes.replaced(
                    Files.readAllBytes(slice.file()), journey.study().patientId(), patientId);
            Path file = Files.write(slice.file(), bytes);
            changed.add(new StoredInstance(files.readHeader(file), file));
        }
        return changed;
    }
}
