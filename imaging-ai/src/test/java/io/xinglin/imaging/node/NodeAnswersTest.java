package io.xinglin.imaging.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.VendorNode;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.pseudonym.MemoryPseudonyms;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10AnswerReader;
import io.xinglin.imaging.dicom.Part10Deidentifier;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Results;
import io.xinglin.imaging.model.FolderCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a series to a vendor's node and back, over the wire. */
class NodeAnswersTest {
    private static final DicomUid RESULT = DicomUid.named("a job's result");

    private final Part10Files files = new Part10Files();

    @TempDir
    Path folder;

    private List<StoredInstance> series;

    @BeforeEach
    void images() {
        series = Results.series(folder);
    }

    static void installNode(Path models, String overrides) throws IOException {
        Path version = Files.createDirectories(models.resolve("ich-vendor/2.0.0"));
        Files.writeString(version.resolve("card.md"), "# A vendor's reader of head CT");
        Files.writeString(version.resolve("package.yaml"), """
                id: ich-vendor
                version: 2.0.0
                title: {zh: 厂商颅内出血, en: Vendor's head CT}
                task: series-classification
                runtime: dicom-node
                status: research-only
                input: {modality: [CT]}
                outputs:
                  labels:
                    - {key: any, code: {system: SCT, value: "1386000", display: Intracranial hemorrhage}, zh: 颅内出血, en: Intracranial hemorrhage, threshold: 0.6, severity: critical, reliable: true}
                routing: {modality: [CT]}
                report:
                  positive: {zh: "提示{labels}（{probability}）。", en: "Suspicious for {labels} ({probability})."}
                  negative: {zh: "未见{labels}（{probability}）。", en: "No {labels} ({probability})."}
                """);
        Files.writeString(models.resolve("overrides.yaml"), overrides);
    }

    private NodeAnswers testee(int port) throws IOException {
        installNode(
                folder.resolve("models"),
                "ich-vendor:\n  node: {aeTitle: VENDOR, host: 127.0.0.1, port: " + port
                        + ", returns: [SR, SEG], minutes: 5}\n");
        var catalogue = FolderCatalogue.open(List.of(folder.resolve("models")));
        assertThat(catalogue.refused()).isEmpty();
        return new NodeAnswers(catalogue, new Part10AnswerReader(), Clock.systemUTC());
    }

    /** Keeps what comes back. */
    private static final class Home implements InstanceIntake {
        private final Path folder;
        final List<Path> returned = Collections.synchronizedList(new ArrayList<>());

        Home(Path folder) {
            this.folder = folder;
        }

        @Override
        public Outcome store(String origin, InputStream part10) throws IOException {
            Path file = folder.resolve("returned-" + returned.size() + ".dcm");
            Files.write(file, part10.readAllBytes());
            returned.add(file);
            return Outcome.STORED;
        }

        @Override
        public void requireSpace() {
            // There is always some.
        }
    }

    @Test
    @Tag("REQ-NOD-04")
    void findingsOfANodeThatSawNoPatientShouldComeBackToThePatient() throws IOException {
        var home = new Home(folder);
        var threads = Executors.newCachedThreadPool();
        var timer = Executors.newSingleThreadScheduledExecutor();
        Path out = Files.createDirectories(folder.resolve("out"));
        Path back = Files.createDirectories(folder.resolve("back"));
        try (var vendor = new VendorNodePeer(Files.createDirectories(folder.resolve("vendor")));
                var listener = new DimseNetwork()
                        .listen(new DicomNetwork.Listen("XINGLIN", "127.0.0.1", 0, 65536, 4), home, threads, timer)) {
            NodeAnswers testee = testee(vendor.port());
            VendorNode node = testee.find("ich-vendor", "2.0.0").orElseThrow();
            var deidentifier = new Part10Deidentifier(new MemoryPseudonyms());

            new DimseNetwork().send("XINGLIN", node.node(), deidentifier.deidentify("ich-vendor", false, series, out));
            vendor.answer(new DicomNetwork.Node("home", "XINGLIN", "127.0.0.1", listener.port()), Results::drawn);
            List<StoredInstance> returned = home.returned.stream()
                    .map(file -> deidentifier.reidentify("ich-vendor", file, series.get(0), back))
                    .toList();
            ImagingResult result = testee.result(RESULT, "ich-vendor", "2.0.0", series, returned);

            assertThat(vendor.received()).hasSize(series.size()).allSatisfy(got -> assertNobodysName(got.file()));
            assertResult(result);
            assertFindingsWithoutOutlines(result, returned);
        } finally {
            threads.shutdownNow();
            timer.shutdownNow();
        }
    }

    /** A segmentation that cannot be read here does not spoil the report beside it. */
    private void assertFindingsWithoutOutlines(ImagingResult drawn, List<StoredInstance> returned) {
        var real = new Part10AnswerReader();
        var blind = new AnswerReader() {
            @Override
            public NodeReport report(Path sr) {
                return real.report(sr);
            }

            @Override
            public List<Outlined> outlines(Path seg, List<StoredInstance> images) {
                throw new ProblemException(Problem.Category.UNSUPPORTED, "compressed");
            }
        };
        var catalogue = FolderCatalogue.open(List.of(folder.resolve("models")));
        ImagingResult result = new NodeAnswers(catalogue, blind, Clock.systemUTC())
                .result(RESULT, "ich-vendor", "2.0.0", series, returned);
        assertThat(drawn.regions())
                .anySatisfy(region -> assertThat(region.maskIfDrawn()).isPresent());
        assertThat(result.findings()).isEqualTo(drawn.findings());
        assertThat(result.regions())
                .allSatisfy(region -> assertThat(region.maskIfDrawn()).isEmpty());
    }

    private void assertNobodysName(Path file) {
        try {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            assertThat(bytes)
                    .doesNotContain("Zhang")
                    .doesNotContain("张")
                    .doesNotContain("P001")
                    .doesNotContain("19600504")
                    .doesNotContain("20261121")
                    .doesNotContain(series.get(0).header().studyUid().value())
                    .doesNotContain(series.get(0).header().seriesUid().value());
            series.forEach(image -> assertThat(bytes)
                    .doesNotContain(image.header().sopInstanceUid().value()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertResult(ImagingResult result) {
        assertThat(result.uid()).isEqualTo(RESULT);
        assertThat(result.studyUid()).isEqualTo(series.get(0).header().studyUid());
        assertThat(result.seriesUid()).isEqualTo(series.get(0).header().seriesUid());
        assertThat(result.algorithm().modelId()).isEqualTo("ich-vendor");
        assertThat(result.algorithm().name()).isEqualTo("颅内出血检测 1.0.0");
        assertThat(result.algorithm().version()).isEqualTo("2.0.0");
        assertThat(result.algorithm().sha256()).matches("[0-9a-f]{64}");
        Finding bleed = result.findings().get(0);
        assertThat(bleed.label()).isEqualTo("any");
        assertThat(bleed.uid()).isEqualTo(DicomUid.named("finding-any"));
        assertThat(bleed.code().zh()).isEqualTo("颅内出血");
        assertThat(bleed.probability()).isEqualTo(0.97);
        assertThat(bleed.threshold()).isEqualTo(0.6);
        assertThat(bleed.evidence())
                .extracting(Finding.Evidence::sopInstanceUid)
                .containsAll(
                        series.stream().map(s -> s.header().sopInstanceUid()).toList());
        assertThat(result.findings().get(1).label()).isEqualTo("68752002");
        assertThat(result.regionsOf(bleed)).hasSize(series.size()).allSatisfy(region -> {
            assertThat(region.maskIfDrawn()).isPresent();
            assertThat(series).extracting(s -> s.header().sopInstanceUid()).contains(region.sopInstanceUid());
        });
        assertThat(result.lesionsOf(bleed)).extracting(Lesion::uid).hasSize(1);
        assertThat(result.impressionZh()).contains("颅内出血").contains("97%");
    }

    @Test
    @Tag("REQ-NOD-07")
    void whatIsNoMeasurementReportShouldBeAClearError() throws IOException {
        NodeAnswers testee = testee(1);

        assertThatThrownBy(() -> testee.result(RESULT, "ich-vendor", "2.0.0", series, List.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no structured report");
        var empty = Results.emptyReport(folder);
        assertThatThrownBy(() -> testee.result(
                        RESULT,
                        "ich-vendor",
                        "2.0.0",
                        series,
                        List.of(new StoredInstance(files.readHeader(empty), empty))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TID 1500");
    }

    @Test
    @Tag("REQ-NOD-05")
    void packageOfANodeShouldBeRefusedUntilTheSiteSaysWhereItIs() throws IOException {
        Path models = folder.resolve("elsewhere");
        installNode(models, "{}\n");
        assertThat(FolderCatalogue.open(List.of(models)).refused())
                .singleElement()
                .asString()
                .contains("does not say which");

        Files.writeString(
                models.resolve("overrides.yaml"),
                "ich-vendor:\n  node: {aeTitle: VENDOR, host: h, port: 104, deidentify: false}\n");
        assertThatThrownBy(() -> FolderCatalogue.open(List.of(models)))
                .hasMessageContaining("node.reason")
                .hasMessageContaining("required");
    }
}
