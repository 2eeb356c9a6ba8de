package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.cli.peer.Hl7Messages;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.PacsPeer;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.EcgObjectWriter;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.phantom.EcgPhantom;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An electrocardiogram by C-STORE; its rhythm back to everybody. */
@Tag("REQ-ECG-04")
class EcgFlowIT {
    private static final Duration DELIVERY = Duration.ofMinutes(2);
    /** Noise, another rhythm, fibrillation; fast, slow, pause, run, premature beats. */
    private static final int FINDINGS = 8;

    @TempDir
    Path folder;

    @Test
    void electrocardiogramShouldComeBackInEveryStandard() throws Exception {
        var server = RunningServer.shared();
        var journey = Journey.on(server, "ECG1");
        var patient = journey.subject();
        var subject = new Hl7Messages.Subject(
                patient.id(), patient.name(), patient.birth(), patient.sex(), patient.accession(), "常规心电图", "ECG");
        try (var engine = new Hl7Peer(server.hl7Port());
                var pacs = new PacsPeer(new DimseNetwork(), new Part10Files(), folder)) {
            engine.listen(server.oruPort());
            pacs.listen(RunningServer.PACS_AE, server.pacsPort());
            for (String message : List.of(
                    journey.messages().admit(subject), journey.messages().order(subject))) {
                assertThat(engine.send(message).accepted()).isTrue();
            }
            journey.images(List.of(recording(journey)));

            var report = journey.awaitReport("preliminary");
            assertThat(report.path("result")).hasSize(FINDINGS);
            assertThat(report.path("conclusion").asText()).contains("提示心房颤动");
            Await.until(
                    "ORU^R01 P",
                    DELIVERY,
                    () -> engine.result(journey.accession(), "P").isPresent());
            Await.until("SR", DELIVERY, () -> !pacs.received(journey.studyUid()).isEmpty());
            assertThat(pacs.received(journey.studyUid()))
                    .extracting(instance -> instance.header().modality())
                    .contains("SR");
        }
    }

    private StoredInstance recording(Journey journey) {
        Path file = folder.resolve("ecg.dcm");
        new EcgObjectWriter()
                .write(
                        journey.study()
                                .electrocardiogram(EcgPhantom.fibrillation(45).signal(500)),
                        file);
        return new StoredInstance(new Part10Files().readHeader(file), file);
    }
}
