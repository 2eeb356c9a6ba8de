package io.xinglin.imaging.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.phantom.EcgPhantom;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.SeriesEngine;
import io.xinglin.imaging.waveform.EcgMeasure;
import io.xinglin.imaging.waveform.PreparedEcg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema of the task {@code waveform}, by the shipped package and by faults put into a copy of it. */
@Tag("REQ-ECG-01")
class WaveformPackagesTest {
    private static final Path SHIPPED =
            Path.of(System.getProperty("basedir", ".")).resolve("../models");

    @TempDir
    Path models;

    private List<String> refused(String text, String by) throws IOException {
        Path from = SHIPPED.resolve("ecg-rhythm/1.0.0");
        Path to = Files.createDirectories(models.resolve("ecg-rhythm/1.0.0"));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
        String manifest = Files.readString(to.resolve("package.yaml"));
        assertThat(manifest).contains(text);
        Files.writeString(to.resolve("package.yaml"), manifest.replace(text, by));
        return FolderCatalogue.open(List.of(models)).refused();
    }

    private static InstalledModel shipped(String id) {
        return FolderCatalogue.open(List.of(SHIPPED)).installed(id).orElseThrow();
    }

    @Test
    void sectionShouldBeReadWhole() {
        ModelManifest manifest = shipped("ecg-rhythm").manifest();
        WaveformSection section = manifest.waveform().orElseThrow();

        assertThat(manifest.task()).isEqualTo(TaskKind.WAVEFORM);
        assertThat(section.input().hertz()).isEqualTo(200);
        assertThat(section.input().leads()).startsWith("II");
        assertThat(section.measurements())
                .filteredOn(m -> m.measure() == EcgMeasure.LONGEST_RR)
                .singleElement()
                .satisfies(m -> assertThat(m.above()).isTrue())
                .satisfies(m -> assertThat(m.limit()).isEqualTo(3));
        assertThat(manifest.allLabels())
                .extracting(OutputLabel::key)
                .contains("af", "pause")
                .doesNotHaveDuplicates();
    }

    @Test
    void limitOfAMeasurementShouldBeTheSitesWithItsReason() throws IOException {
        Files.writeString(models.resolve("overrides.yaml"), """
                ecg-rhythm:
                  measurements:
                    bradycardia: {value: 40, reason: "心内科 2026-11"}
                """);
        FolderCatalogue catalogue = FolderCatalogue.open(List.of(models, SHIPPED));

        List<MeasurementLabel> limits = catalogue
                .installed("ecg-rhythm")
                .orElseThrow()
                .manifest()
                .waveform()
                .orElseThrow()
                .measurements();
        assertThat(limits)
                .filteredOn(m -> m.label().key().equals("bradycardia"))
                .singleElement()
                .satisfies(m -> assertThat(m.limit()).isEqualTo(40))
                .satisfies(m -> assertThat(m.source()).contains("心内科 2026-11", "浙江省心电图危急值标准"));
        assertThat(limits)
                .filteredOn(m -> m.label().key().equals("pause"))
                .singleElement()
                .satisfies(m -> assertThat(m.limit()).isEqualTo(3));
    }

    @Test
    void limitOfAMeasurementTheModelDoesNotMakeShouldRefuseIt() throws IOException {
        Files.writeString(
                models.resolve("overrides.yaml"), "ecg-rhythm: {measurements: {qt: {value: 500, reason: none}}}\n");

        assertThat(FolderCatalogue.open(List.of(models, SHIPPED)).refused())
                .singleElement()
                .asString()
                .contains("overrides name the measurement qt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hertz: 200|hertz: 20|input.hertz: must be a number from 100 to 1000",
                "high: 40|high: 120|input.band.high: must be below half of hertz",
                "measure: longest-rr|measure: qt|outputs.measurements[2].measure: must be one of rate",
                "atLeast: 3.0|limit: 3.0|outputs.measurements[2].atMost: must be a number",
                "key: pause|key: af|outputs.measurements[2].key: appears twice: af",
                "role: beat|role: other|files: exactly one file must have the role beat",
                "role: rhythm|role: image|files: exactly one file must have the role rhythm, not 0",
                "folds: 5|folds: 1|verification.rhythm.folds: must be a number from 2 to 100"
            })
    void faultsShouldBeNamed(String text, String by, String fault) throws IOException {
        assertThat(refused(text, by)).singleElement().asString().contains(fault);
    }

    @Test
    void waveformPackageShouldNotReadPicturesNorTheOtherWayRound() {
        InstalledModel ecg = shipped("ecg-rhythm");
        InstalledModel picture = shipped("cxr-pneumonia");
        var pixels = new PixelSource((file, frame) -> null, (file, frame, channels, window) -> null);
        PreparedEcg recording = PreparedEcg.of(
                EcgPhantom.sinus(5).signal(500),
                ecg.manifest().waveform().orElseThrow().input());

        assertThatThrownBy(() -> Preparation.of(ecg.manifest(), pixels))
                .hasMessage("UNSUPPORTED: model ecg-rhythm reads electrocardiograms, not pictures");
        try (var engine = new SeriesEngine(new OnnxSettings(1, 1, Duration.ofSeconds(1)))) {
            assertThatThrownBy(() -> engine.analyse(picture, recording))
                    .hasMessage("UNSUPPORTED: model cxr-pneumonia is of the task image-classification");
        }
    }
}
