package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.Hl7Messages;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.cli.peer.PacsPeer;
import io.xinglin.core.account.Role;
import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.HeatMap;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.imaging.dicom.DicomResultEncoder;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor's DICOM node reads a series without knowing whose it is; everybody gets the finding about the patient. */
@Tag("REQ-NOD-06")
class VendorNodeIT {
    private static final Duration DELIVERY = Duration.ofMinutes(3);
    private static final int SLICES = 4;

    @TempDir
    Path folder;

    private final RunningServer server = RunningServer.shared();

    @Test
    void findingOfANodeThatSawNoPatientShouldBeAboutThePatientEverywhere() throws Exception {
        var journey = Journey.on(server, "NODE1");
        var plain = journey.subject();
        var subject = new Hl7Messages.Subject(
                plain.id(), plain.name(), plain.birth(), plain.sex(), plain.accession(), VendorModel.WORD, "CT");
        try (var engine = new Hl7Peer(server.hl7Port());
                var pacs = new PacsPeer(new DimseNetwork(), new Part10Files(), folder("pacs"));
                var vendor = new PacsPeer(new DimseNetwork(), new Part10Files(), folder("vendor"))) {
            engine.listen(server.oruPort());
            pacs.listen(RunningServer.PACS_AE, server.pacsPort());
            vendor.listen(VendorModel.AE_TITLE, server.vendorPort());
            for (String message : List.of(
                    journey.messages().admit(subject), journey.messages().order(subject))) {
                assertThat(engine.send(message).accepted()).isTrue();
            }
            List<StoredInstance> series = journey.phantom(folder.resolve("ct"), SLICES);
            journey.images(series);

            Await.until(
                    "the series at the node", DELIVERY, () -> vendor.received().size() == SLICES);
            assertThat(vendor.received()).allSatisfy(image -> assertNobodys(image, journey, series));
            answer(vendor.received());

            var report = journey.awaitReport("preliminary");
            assertThat(report.path("result")).hasSize(1);
            assertThat(report.path("conclusion").asText()).contains("厂商节点提示颅内出血（91%）");
            var observation = journey.emr()
                    .json("fhir/Observation?subject:Patient.identifier=" + plain.id())
                    .at("/entry/0/resource");
            assertThat(observation.toString()).contains("1386000").contains("0.91");
            Await.until(
                    "ORU^R01 P",
                    DELIVERY,
                    () -> engine.result(journey.accession(), "P").isPresent());
            assertThat(engine.result(journey.accession(), "P").orElseThrow())
                    .contains(plain.id())
                    .contains("1386000");
            Await.until(
                    "SR and capture",
                    DELIVERY,
                    () -> pacs.received(journey.studyUid()).size() >= 2);
            assertThat(pacs.received(journey.studyUid()))
                    .extracting(object -> object.header().modality())
                    .contains("SR", "OT");
            assertThat(pacs.received(journey.studyUid())).allSatisfy(object -> {
                assertThat(object.header()
                                .patientIfNamed()
                                .orElseThrow()
                                .identifier()
                                .value())
                        .isEqualTo(plain.id());
                assertThat(object.header().accessionNumber()).isEqualTo(journey.accession());
            });
            assertOnThePage(journey);
        }
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static void assertNobodys(StoredInstance image, Journey journey, List<StoredInstance> series) {
        try {
            String bytes = new String(Files.readAllBytes(image.file()), StandardCharsets.UTF_8);
            assertThat(bytes)
                    .doesNotContain(journey.subject().id())
                    .doesNotContain(journey.accession())
                    .doesNotContain(journey.subject().birth())
                    .doesNotContain("Test^")
                    .doesNotContain("测试")
                    .doesNotContain(journey.studyUid())
                    .doesNotContain(series.get(0).header().seriesUid().value());
            series.forEach(original -> assertThat(bytes)
                    .doesNotContain(original.header().sopInstanceUid().value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the vendor makes of it, in its own names. */
    private void answer(List<StoredInstance> received) {
        var slice = received.get(1).header();
        var finding = new Finding(
                DicomUid.named("vendor finding " + slice.studyUid()),
                "bleed",
                new Code(CodeSystem.SNOMED_CT, "1386000", "Intracranial hemorrhage", "颅内出血"),
                0.91,
                0.5,
                Severity.CRITICAL,
                true,
                List.of(new Finding.Evidence(slice.sopClassUid(), slice.sopInstanceUid(), 1, 0.91)));
        var result = ImagingResult.of(
                        DicomUid.named("vendor result " + slice.studyUid()),
                        new AlgorithmIdentification("cheststar", "HeadStar", "4.2", "ab".repeat(32)),
                        slice.studyUid(),
                        slice.seriesUid())
                .findings(List.of(finding))
                .heatMaps(List.of(new HeatMap(slice.sopInstanceUid(), 1, 2, 2, new float[] {0, 1, 0, 0})))
                .draft("", "", "A bleed.")
                .analysed(Instant.now(), Duration.ofSeconds(9))
                .build();
        List<StoredInstance> made =
                new DicomResultEncoder().encode(result, received, Optional.empty(), folder.resolve("made"));
        new DimseNetwork()
                .send(
                        VendorModel.AE_TITLE,
                        new DicomNetwork.Node("server", "XINGLIN", "127.0.0.1", server.dicomPort()),
                        made);
    }

    private void assertOnThePage(Journey journey) throws Exception {
        var account = server.account(Role.CLINICIAN);
        var browser = new HttpPeer(server.web(), "", "");
        var clinician = new Clinician(browser);
        assertThat(clinician.logIn(account.user(), account.password())).isTrue();
        assertThat(clinician.findReport(journey.accession())).isPresent();
        assertThat(clinician.sign(clinician.findReport(journey.accession()).orElseThrow(), " 同意。"))
                .isTrue();
        assertThat(journey.awaitReport("final").path("conclusion").asText()).contains("厂商节点提示颅内出血");
    }
}
