package io.xinglin.ear.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ear.Await;
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
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way of an earlier study: Orthanc holds it, a new one of the patient arrives, the earlier one is asked for, sent,
 * looked at in silence and compared with; the change stands in report, SR, FHIR and ORU^R01.
 */
@Tag("peer")
@Tag("REQ-PRI-06")
class PriorPeerIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String PRIOR_ACCESSION = "APRIOR0";

    private static RunningServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = RunningServer.start("priors", Map.of("XINGLIN_PRIORS_PACS", "test", "XINGLIN_PRIORS_WAIT", "PT3M"));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void changeSinceAnEarlierStudyShouldStandInEveryStandard() throws Exception {
        var journey = Journey.on(server, "PRIOR1");
        var prior = prior(journey);
        Path pacs = Files.createDirectories(folder.resolve("orthanc"));
        try (var orthanc = Orthanc.start(pacs, server.pacsPort(), Ports.any(), server.dicomPort());
                var engine = new Hl7Peer(server.hl7Port())) {
            engine.listen(server.oruPort());
            Await.until("Orthanc answers", SOON, () -> ready(orthanc));
            new DimseNetwork().send("TEST_CT", node(), images(prior));
            var log = ServerLog.of(server);

            // A routine order: an urgent one waits for no earlier study.
            String order = journey.messages().order(journey.subject());
            for (String message : List.of(
                    journey.messages().admit(journey.subject()),
                    order.replace("^^^^^S", "^^^^^R").replace("^L|S|", "^L|R|"))) {
                assertThat(engine.send(message).accepted()).isTrue();
            }
            journey.images(journey.phantom(folder.resolve("now"), 8));
            JsonNode report = journey.awaitReport("preliminary");

            log.await("XL-PRI-004 1 earlier studies chosen, 1 fetched");
            String then = prior.acquiredAt().toLocalDate().toString();
            assertThat(report.path("conclusion").asText())
                    .contains("与" + then + "相比")
                    .contains("新出现");
            findingShouldBeNew(journey, report, prior);
            Await.until(
                    "ORU^R01 P",
                    SOON,
                    () -> engine.result(journey.accession(), "P").isPresent());
            assertThat(engine.result(journey.accession(), "P").orElseThrow())
                    .contains("prior-new")
                    .contains(then);
            Await.until("an SR in Orthanc", SOON, () -> sr(orthanc, journey) != null);
            srShouldNameTheEarlierStudy(sr(orthanc, journey), prior);
            nothingIsReportedOf(prior, journey, orthanc);
            log.neverNamed(journey.study().patientId());
        }
    }

    /** The same patient's head two months ago, without a bleed. */
    private static PhantomStudy prior(Journey journey) {
        var now = journey.study();
        return PhantomStudy.headCt(
                now.patientId(),
                now.patientName(),
                Sex.FEMALE,
                now.birthDate(),
                PRIOR_ACCESSION,
                now.acquiredAt().minusMonths(2));
    }

    private List<StoredInstance> images(PhantomStudy study) {
        var files = new Part10Files();
        return new HeadCtPhantom()
                .write(new HeadCtPhantom.Spec(study, 256, 8, 5, 7, List.of()), folder.resolve("then")).stream()
                        .map(file -> new StoredInstance(files.readHeader(file), file))
                        .toList();
    }

    private static DicomNetwork.Node node() {
        return new DicomNetwork.Node("orthanc", "ORTHANC", "127.0.0.1", server.pacsPort());
    }

    private static void findingShouldBeNew(Journey journey, JsonNode report, PhantomStudy prior)
            throws IOException, InterruptedException {
        int changed = 0;
        for (JsonNode reference : report.path("result")) {
            JsonNode finding =
                    journey.emr().json("fhir/" + reference.path("reference").asText());
            if (finding.toString().contains("prior-new")) {
                assertThat(finding.path("derivedFrom").toString())
                        .contains(prior.studyUid().value())
                        .contains(prior.acquiredAt().toLocalDate().toString());
                changed++;
            }
        }
        assertThat(changed).isPositive();
    }

    private void srShouldNameTheEarlierStudy(Path sr, PhantomStudy prior) throws IOException, InterruptedException {
        var dump = Tool.run("dsrdump", "+Pc", sr.toString());
        LocalDate day = prior.acquiredAt().toLocalDate();
        assertThat(dump.exit()).as(dump.output()).isZero();
        assertThat(dump.output())
                .contains("prior-new")
                .contains(prior.studyUid().value())
                .contains(day.format(DateTimeFormatter.BASIC_ISO_DATE));
        assertThat(Tool.run("dciodvfy", sr.toString()).output().lines().filter(line -> line.startsWith("Error")))
                .isEmpty();
    }

    /** It has no report, stands on no list, and the PACS gets no object of it. */
    private void nothingIsReportedOf(PhantomStudy prior, Journey journey, Orthanc orthanc)
            throws IOException, InterruptedException {
        assertThat(journey.emr()
                        .json("fhir/DiagnosticReport?subject:Patient.identifier=" + prior.patientId())
                        .path("entry"))
                .hasSize(1);
        assertThat(journey.emr()
                        .json("fhir/ImagingStudy?identifier=urn:dicom:uid%7Curn:oid:" + prior.studyUid())
                        .path("entry"))
                .isEmpty();
        assertThat(orthanc.files(prior.studyUid().value(), Files.createDirectories(folder.resolve("back"))))
                .hasSize(8);
    }

    private Path sr(Orthanc orthanc, Journey journey) {
        try {
            var files = new Part10Files();
            return orthanc.files(journey.studyUid(), Files.createDirectories(folder.resolve("got"))).stream()
                    .filter(file -> files.readHeader(file).modality().equals("SR"))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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
}
