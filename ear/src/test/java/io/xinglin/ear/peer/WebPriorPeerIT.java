package io.xinglin.ear.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ear.Await;
import io.xinglin.ear.Credentials;
import io.xinglin.ear.Journey;
import io.xinglin.ear.Ports;
import io.xinglin.ear.RunningServer;
import io.xinglin.ear.ServerLog;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An earlier study from Orthanc's DICOMweb, which asks for a password: found by QIDO-RS, fetched by WADO-RS, looked at in silence and
 * compared with. A wrong password first: the report does not wait for longer than configured, and the log says why.
 */
@Tag("peer")
@Tag("REQ-PRI-09")
class WebPriorPeerIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Credentials ACCOUNT = Credentials.random("priors");
    private static final int HTTP = Ports.any();

    private static RunningServer server;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path password() {
        return shared.resolve("password");
    }

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(password(), "not the password");
        server = RunningServer.start(
                "web-priors",
                Map.of(
                        "XINGLIN_PRIORS_WEB_URL",
                        "http://127.0.0.1:" + HTTP + "/dicom-web/",
                        "XINGLIN_PRIORS_WEB_USER",
                        ACCOUNT.user(),
                        "XINGLIN_PRIORS_WEB_PASSWORD_FILE",
                        password().toString(),
                        "XINGLIN_PRIORS_WAIT",
                        "PT3M"));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void earlierStudyShouldComeByDicomwebAndBeComparedWith() throws Exception {
        Path pacs = Files.createDirectories(folder.resolve("orthanc"));
        try (var orthanc = Orthanc.startWeb(pacs, server.pacsPort(), HTTP, ACCOUNT);
                var engine = new Hl7Peer(server.hl7Port())) {
            Await.until("Orthanc answers", SOON, () -> ready(orthanc));
            var refused = study(engine, "WEBPRIOR1");
            var log = ServerLog.of(server);
            assertThat(refused.awaitReport("preliminary").path("conclusion").asText())
                    .doesNotContain("相比");
            assertThat(Files.readString(server.log())).contains("the DICOMweb server answered 401");

            Files.writeString(password(), ACCOUNT.password());
            var journey = study(engine, "WEBPRIOR2");
            JsonNode report = journey.awaitReport("preliminary");
            log.await("XL-PRI-004 1 earlier studies chosen, 1 fetched");
            PhantomStudy prior = prior(journey);
            assertThat(report.path("conclusion").asText())
                    .contains("与" + prior.acquiredAt().toLocalDate() + "相比")
                    .contains("新出现");
            assertThat(journey.emr()
                            .json("fhir/DiagnosticReport?subject:Patient.identifier=" + prior.patientId())
                            .path("entry"))
                    .hasSize(1);
            log.neverNamed(journey.study().patientId(), ACCOUNT.password());
        }
    }

    /** A routine order, an earlier study in the archive, and the study itself. */
    private Journey study(Hl7Peer engine, String name) throws Exception {
        var journey = Journey.on(server, name);
        new DimseNetwork().send("TEST_CT", node(), images(prior(journey), folder.resolve(name)));
        String order = journey.messages().order(journey.subject());
        for (String message : List.of(
                journey.messages().admit(journey.subject()),
                order.replace("^^^^^S", "^^^^^R").replace("^L|S|", "^L|R|"))) {
            assertThat(engine.send(message).accepted()).isTrue();
        }
        journey.images(journey.phantom(folder.resolve(name + "-now"), 8));
        return journey;
    }

    /** The same patient's head two months ago, without a bleed. */
    private static PhantomStudy prior(Journey journey) {
        var now = journey.study();
        return PhantomStudy.headCt(
                now.patientId(),
                now.patientName(),
                Sex.FEMALE,
                now.birthDate(),
                "AW" + now.patientId().hashCode(),
                now.acquiredAt().minusMonths(2));
    }

    private static List<StoredInstance> images(PhantomStudy study, Path folder) {
        var files = new Part10Files();
        return new HeadCtPhantom()
                .write(new HeadCtPhantom.Spec(study, 256, 8, 5, 7, List.of()), folder).stream()
                        .map(file -> new StoredInstance(files.readHeader(file), file))
                        .toList();
    }

    private static DicomNetwork.Node node() {
        return new DicomNetwork.Node("orthanc", "ORTHANC", "127.0.0.1", server.pacsPort());
    }

    private static boolean ready(Orthanc orthanc) {
        try {
            return orthanc.ready();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
