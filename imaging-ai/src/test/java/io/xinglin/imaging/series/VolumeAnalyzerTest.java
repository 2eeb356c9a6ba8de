package io.xinglin.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.TestModels;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.volume.SphereSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-VOL-05")
class VolumeAnalyzerTest {
    private static final DicomUid RESULT = new DicomUid("2.25.42");
    private static final double BALL = 4.0 / 3 * Math.PI * Math.pow(SphereSeries.RADIUS, 3);

    private static ImagingResult analyze(FolderCatalogue catalogue, String model, SphereSeries series) {
        try (var analyzer = new ModelSeriesAnalyzer(
                catalogue, series.pixels(), new OnnxSettings(1, 1, Duration.ofSeconds(1)), Clock.systemUTC())) {
            return analyzer.analyze(RESULT, model, series.instances());
        }
    }

    private static ImagingResult analyze(String model, SphereSeries series) {
        return analyze(TestModels.volumes(), model, series);
    }

    private static Finding finding(ImagingResult result, String label) {
        return result.findings().stream()
                .filter(f -> f.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static double measured(Lesion lesion, io.xinglin.core.terminology.Code what) {
        return lesion.measured(what).orElseThrow().value();
    }

    @Test
    void theBallShouldBecomeALesionWithItsSizeAndPlace() {
        ImagingResult result = analyze("tiny-volume", new SphereSeries().axial(2.5));

        Finding bright = finding(result, "bright");
        assertThat(bright.positive()).isTrue();
        Lesion ball = result.lesionsOf(bright).get(0);
        assertThat(result.lesionsOf(bright)).hasSize(1);
        assertThat(measured(ball, Measurement.VOLUME)).isCloseTo(BALL, within(BALL * 0.08));
        assertThat(measured(ball, Measurement.DIAMETER)).isCloseTo(36, within(1.5));
        for (int c = 0; c < 3; c++) {
            assertThat(ball.centre().get(c)).isCloseTo(SphereSeries.CENTRE.get(c), within(0.5));
        }
        Lesion core = result.lesionsOf(finding(result, "core")).get(0);
        assertThat(measured(core, Measurement.VOLUME)).isCloseTo(BALL / 8, within(BALL / 8 * 0.15));
        assertThat(core.uid()).isNotEqualTo(ball.uid());
    }

    @Test
    void eachSliceShouldCarryTheLesionsOutline() {
        ImagingResult result = analyze("tiny-volume", new SphereSeries().axial(2.5));

        Lesion ball = result.lesionsOf(finding(result, "bright")).get(0);
        // From 13 to 49 mm there are slices at 15.0 to 47.5 mm; one on either side may be touched.
        assertThat(result.regionsOf(finding(result, "bright")))
                .hasSizeBetween(13, 16)
                .allSatisfy(region -> {
                    assertThat(region.lesion()).contains(ball.uid());
                    assertThat(region.maskIfDrawn()).isPresent();
                    assertThat(region.columns()).isEqualTo(64);
                    assertThat(region.rows()).isEqualTo(56);
                });
        double outlined = result.regionsOf(finding(result, "bright")).stream()
                .mapToDouble(region -> region.size().area() * 2.5)
                .sum();
        assertThat(outlined).isCloseTo(BALL, within(BALL * 0.08));
        // The slice that shows most of it comes first: the one at 30 mm, the thirteenth.
        assertThat(finding(result, "bright").evidence().get(0).sopInstanceUid().value())
                .isEqualTo("1.2.3.4.13");
    }

    @Test
    void theReportShouldSayVolumesAndWhatIsNotReliable() {
        ImagingResult result = analyze("tiny-volume", new SphereSeries().axial(2.5));

        assertThat(result.findingsZh()).contains("共25层", "亮区：体积24.", " mL，最大径");
        assertThat(result.impressionZh()).startsWith("见").contains("（2处）。", "核心：此类训练病例过少");
        assertThat(result.impressionEn()).contains("Bright: volume 24.", " mL, diameter 3");
    }

    @Test
    void windowsShouldFindWhatOnePassFinds() {
        ImagingResult result = analyze("tiny-window", new SphereSeries().axial(2.5));

        Lesion ball = result.lesionsOf(finding(result, "bright")).get(0);
        assertThat(measured(ball, Measurement.VOLUME)).isCloseTo(BALL, within(BALL * 0.1));
        for (int c = 0; c < 3; c++) {
            assertThat(ball.centre().get(c)).isCloseTo(SphereSeries.CENTRE.get(c), within(0.6));
        }
    }

    @Test
    void nothingPaintedShouldBeNegativeAndSaidSo() {
        // The ball lies from 13 to 49 mm: these slices are above it.
        var series = new SphereSeries();
        for (double z = 80; z < 110; z += 3) {
            series.slice(new double[] {-40, -50, z}, 1, 0, 0, 0, 1, 0);
        }

        ImagingResult result = analyze("tiny-volume", series);

        assertThat(result.findings()).hasSize(2).noneMatch(Finding::positive);
        assertThat(result.lesions()).isEmpty();
        assertThat(result.regions()).isEmpty();
        assertThat(result.impressionZh()).startsWith("未见");
    }

    @Test
    void aRepeatShouldMakeTheSameIdentifiers() {
        ImagingResult one = analyze("tiny-volume", new SphereSeries().axial(3));
        ImagingResult other = analyze("tiny-volume", new SphereSeries().axial(3));

        assertThat(other.lesions()).isEqualTo(one.lesions());
        assertThat(other.regions()).isEqualTo(one.regions());
    }

    @Test
    @Tag("REQ-VOL-03")
    void aBrokenSliceShouldBeNamedInTheReport() {
        ImagingResult result =
                analyze("tiny-volume", new SphereSeries().axial(2.5).brokenSlice());

        assertThat(finding(result, "bright").positive()).isTrue();
        assertThat(result.findingsZh()).contains("1个层面损坏或不完整，已略去：#26。");
    }

    @Test
    @Tag("REQ-VOL-06")
    void anotherModalityShouldBeRefused() {
        assertInvalid(new SphereSeries().ofModality("US").axial(5), "the model reads [CT, MR], not US");
    }

    @Test
    @Tag("REQ-VOL-06")
    void slicesOfTwoPatientsShouldBeRefused() {
        assertInvalid(new SphereSeries().axial(5).ofPatient("P2").axial(5), "name 2 different patients");
    }

    private static void assertInvalid(SphereSeries series, String message) {
        assertThatThrownBy(() -> analyze("tiny-volume", series))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().category()).isEqualTo(Problem.Category.INVALID))
                .hasMessageContaining(message);
    }

    @Test
    void theSelfTestShouldPassAndNoticeAnotherAnswer(@TempDir Path models) throws IOException {
        assertThat(PackageCheck.of(TestModels.volumesFolder().resolve("tiny-volume/1.0.0"))
                        .faults())
                .isEmpty();

        Path copy = copy("tiny-volume", models);
        String test = Files.readString(copy.resolve(SelfTest.FILE));
        Files.writeString(copy.resolve(SelfTest.FILE), test.replaceFirst("\"mean\": \\[\\[", "\"mean\": [[9"));
        assertThat(PackageCheck.of(copy).faults()).anyMatch(fault -> fault.startsWith("mean logits[0] is"));
    }

    @Test
    void eachFaultOfAVolumePackageShouldBeNamed(@TempDir Path models) throws IOException {
        Path copy = copy("tiny-window", models);
        Path yaml = copy.resolve("package.yaml");
        Files.writeString(
                yaml,
                Files.readString(yaml)
                        .replace("spacing: [2.5, 2.5, 2.5]", "spacing: [2.5, 0]")
                        .replace("windows: [{center: 50, width: 100}]", "windows: []")
                        .replace("overlap: 0.5", "overlap: 1.5")
                        .replace("parts: each", "parts: some"));

        assertThat(PackageCheck.of(copy).faults())
                .anyMatch(f -> f.startsWith("input.spacing: must be three numbers"))
                .anyMatch(f -> f.startsWith("input.windows: one to"))
                .anyMatch(f -> f.startsWith("input.patch.overlap: must be"))
                .anyMatch(f -> f.startsWith("outputs.parts: must be one of largest, together, each"));
    }

    @Test
    void aDetectionPackageShouldNameItsDetector(@TempDir Path models) throws IOException {
        Path copy = copy("tiny-volume", models);
        Path yaml = copy.resolve("package.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("volume-segmentation", "volume-detection"));

        assertThat(PackageCheck.of(copy).faults()).contains("detection.kind: must be one of lung-nodule");
    }

    private static Path copy(String model, Path models) throws IOException {
        Path source = TestModels.volumesFolder().resolve(model).resolve("1.0.0");
        Path target = Files.createDirectories(models.resolve(model).resolve("1.0.0"));
        try (var files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        }
        return target;
    }

    @Test
    void windowsShouldCoverAnAxisAndEndWithIt() {
        assertThat(WindowSum.starts(30, 16, 0.5)).containsExactly(0, 8, 14);
        assertThat(WindowSum.starts(16, 16, 0.5)).containsExactly(0);
        assertThat(WindowSum.starts(10, 16, 0.5)).containsExactly(0);
        assertThat(List.of(WindowSum.starts(17, 16, 0).length)).containsExactly(2);
    }
}
