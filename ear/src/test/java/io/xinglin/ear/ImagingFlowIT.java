package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.cli.peer.PacsPeer;
import io.xinglin.core.account.Role;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Order and images in; one finding back to everybody; signed; final everywhere. */
@Tag("REQ-IMG-10")
class ImagingFlowIT {
    private static final Duration DELIVERY = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void orderAndImagesShouldComeBackInEveryStandardAndBeSigned() throws Exception {
        var server = RunningServer.shared();
        var journey = Journey.on(server, "FLOW1");
        try (var engine = new Hl7Peer(server.hl7Port());
                var pacs = new PacsPeer(new DimseNetwork(), new Part10Files(), folder)) {
            engine.listen(server.oruPort());
            pacs.listen(RunningServer.PACS_AE, server.pacsPort());
            journey.order();
            journey.images(journey.phantom(folder.resolve("ct"), 8));

            var report = journey.awaitReport("preliminary");
            assertThat(report.path("result")).hasSize(6);
            assertThat(report.at("/basedOn/0/reference").asText()).contains("ServiceRequest/");
            Await.until(
                    "ORU^R01 P",
                    DELIVERY,
                    () -> engine.result(journey.accession(), "P").isPresent());
            Await.until(
                    "SR and secondary capture",
                    DELIVERY,
                    () -> pacs.received(journey.studyUid()).size() >= 2);
            assertThat(pacs.received(journey.studyUid()))
                    .extracting(instance -> instance.header().modality())
                    .contains("SR");

            var account = server.account(Role.CLINICIAN);
            var clinician = new Clinician(new HttpPeer(server.web(), "", ""));
            assertThat(clinician.logIn(account.user(), account.password())).isTrue();
            var reportId = clinician.findReport(journey.accession());
            assertThat(reportId).isPresent();
            assertThat(clinician.sign(reportId.get(), " 同意。")).isTrue();

            assertThat(journey.awaitReport("final").path("conclusion").asText()).endsWith("同意。");
            Await.until(
                    "ORU^R01 F",
                    DELIVERY,
                    () -> engine.result(journey.accession(), "F").isPresent());
        }
    }

    @Test
    void imagesBeforeTheOrderShouldBeTiedWhenItArrives() throws Exception {
        var journey = Journey.on(RunningServer.shared(), "FLOW2");
        journey.images(journey.phantom(folder.resolve("ct"), 4));
        journey.order();
        assertThat(journey.awaitReport("preliminary").path("result")).hasSize(6);
    }
}
