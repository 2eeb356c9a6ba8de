package io.xinglin.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.PackageFile;
import io.xinglin.imaging.model.TestModels;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.remote.InferenceServerPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package whose network runs on a server of the Open Inference Protocol. */
@Tag("REQ-IMG-18")
class RemotePackageTest {
    private static final DicomUid RESULT = new DicomUid("2.25.42");

    @TempDir
    Path models;

    private Path remotePackage() throws IOException {
        Path from = TestModels.tasksFolder().resolve("tiny-image").resolve("1.0.0");
        Path to = Files.createDirectories(models.resolve("tiny-image").resolve("1.0.0"));
        String yaml = Files.readString(from.resolve("package.yaml"));
        Files.writeString(to.resolve("package.yaml"), yaml.replaceFirst("files:\\n.*\\n", "runtime: open-inference\n"));
        Files.copy(from.resolve("card.md"), to.resolve("card.md"));
        return to;
    }

    private static ImagingResult analyze(FolderCatalogue catalogue) {
        PicturePhantom pictures = new PicturePhantom("US").colour(0.6f, 0, 0).colour(0, 0.2f, 0);
        try (var analyzer = new ModelSeriesAnalyzer(
                catalogue, pictures.pixels(), new OnnxSettings(1, 1, Duration.ofSeconds(1)), Clock.systemUTC())) {
            return analyzer.analyze(RESULT, "tiny-image", pictures.instances());
        }
    }

    @Test
    void shouldFindWhatTheNetworkFindsHereAndSendPixelsAlone() throws IOException {
        remotePackage();
        Path onnx = TestModels.tasks()
                .installed("tiny-image")
                .orElseThrow()
                .path(PackageFile.IMAGE)
                .orElseThrow();
        try (var peer = new InferenceServerPeer("chest", onnx)) {
            Files.writeString(
                    models.resolve("overrides.yaml"),
                    "tiny-image:\n  server: {url: \"" + peer.url()
                            + "\", model: chest, version: \"3\", seconds: 20}\n");

            ImagingResult remote = analyze(FolderCatalogue.open(List.of(models)));
            ImagingResult local = analyze(TestModels.tasks());

            assertThat(remote.findings())
                    .extracting(Finding::label, Finding::probability)
                    .isEqualTo(local.findings().stream()
                            .map(f -> org.assertj.core.groups.Tuple.tuple(f.label(), f.probability()))
                            .toList());
            assertThat(remote.algorithm().sha256())
                    .hasSize(64)
                    .isNotEqualTo(local.algorithm().sha256());
            assertThat(peer.received())
                    .isNotEmpty()
                    .allSatisfy(body -> assertThat(body)
                            .matches(
                                    "\\{\"inputs\":\\[\\{\"name\":\"image\",\"shape\":\\[[0-9,]+\\],\"datatype\":\"FP32\","
                                            + "\"data\":\\[[-0-9.,E]+\\]\\}\\]\\}"));
        }
    }

    @Test
    void serverThatIsOffShouldNotKeepTheOthersCold() throws IOException {
        remotePackage();
        Files.writeString(
                models.resolve("overrides.yaml"),
                "tiny-image:\n  server: {url: \"http://127.0.0.1:1\", model: chest, seconds: 1}\n");
        FolderCatalogue catalogue = FolderCatalogue.open(List.of(models, TestModels.folder()));
        try (var analyzer = new ModelSeriesAnalyzer(
                catalogue,
                new PicturePhantom("US").pixels(),
                new OnnxSettings(1, 1, Duration.ofSeconds(1)),
                Clock.systemUTC())) {
            assertThat(catalogue.packages()).hasSize(2);
            assertThat(analyzer.warmUp()).isEqualTo(1);
        }
    }

    @Test
    void shouldBeRefusedWhileTheSiteHasNamedNoServer() throws IOException {
        remotePackage();
        FolderCatalogue catalogue = FolderCatalogue.open(List.of(models));
        assertThat(catalogue.installed("tiny-image")).isEmpty();
        assertThat(catalogue.refused().toString()).contains("overrides.yaml does not say where");
    }

    @Test
    void shouldBeRefusedWithAFileThatWouldNotBeRun() throws IOException {
        Path folder = remotePackage();
        Path yaml = folder.resolve("package.yaml");
        Files.writeString(
                yaml,
                Files.readString(yaml) + "files:\n  - {path: image.onnx, sha256: " + "0".repeat(64)
                        + ", role: image}\n");
        assertThat(FolderCatalogue.open(List.of(models)).refused().toString())
                .contains("a network that runs on a server is no file");
    }
}
