package io.xinglin.imaging.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.TestModels;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.phantom.HeadNeckOrgan;
import io.xinglin.imaging.phantom.HeadNeckPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import io.xinglin.imaging.series.SeriesEngine;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.volume.StackPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-VOL-09")
class VolumeVerificationTest {
    private static final OnnxSettings SETTINGS = new OnnxSettings(1, 1, Duration.ofSeconds(1));

    @TempDir
    private Path models;

    /** tiny-volume at 4 mm with its label bright, now what has more than {@code hounsfield}, called by an organ's name. */
    private InstalledModel drawing(String organ, int hounsfield, String seeds) throws IOException {
        Path source = TestModels.volumesFolder().resolve("tiny-volume/1.0.0");
        Path target = Files.createDirectories(models.resolve("tiny-volume/1.0.0"));
        for (String file : List.of("volume.onnx", "card.md", "selftest.json")) {
            Files.copy(source.resolve(file), target.resolve(file));
        }
        String yaml = Files.readString(source.resolve("package.yaml"))
                .replace("key: bright", "key: " + organ)
                .replace("spacing: [2, 2, 2]", "spacing: [4, 4, 4]")
                .replace("{center: 50, width: 100}", "{center: " + hounsfield + ", width: 1400}");
        Files.writeString(
                target.resolve("package.yaml"),
                yaml + "verification: {data: made here, phantom: {kind: head-neck, seeds: \"" + seeds + "\"}}\n");
        return FolderCatalogue.open(List.of(models)).installed("tiny-volume").orElseThrow();
    }

    @Test
    void drawingEverywhereShouldMeasureTheOrgansShareOfTheScan() throws IOException {
        // Whatever has more than -1100 HU: each pixel of the scan.
        InstalledModel model = drawing("brain", -1100, "41");
        List<Integer> done = new ArrayList<>();
        try (var engine = new SeriesEngine(SETTINGS)) {
            VolumeReport report = new VolumeVerification(model, engine, 48).run(done::add);

            double share = shareOfTheBrain(41);
            assertThat(done).containsExactly(1);
            VolumeReport.Organ brain = report.organs().get(0);
            assertThat(brain.there()).isEqualTo(1);
            assertThat(brain.found()).isEqualTo(1);
            assertThat(brain.volume().value()).isCloseTo(1 / share, withinPercentage(4));
            assertThat(brain.dice().value()).isCloseTo(2 * share / (1 + share), withinPercentage(4));
            assertThat(report.took()).isPositive();
            assertThat(report.inside()).isPositive().isLessThan(report.took());
            assertThat(report.peakMemory()).isPositive();
        }
    }

    private static double shareOfTheBrain(long seed) {
        HeadNeckPhantom phantom = HeadNeckPhantom.of(seed, 48);
        SliceStack stack = phantom.stack(PhantomStudy.headNeckCt(seed, LocalDateTime.of(2026, 1, 1, 12, 0)));
        long brain = 0;
        long all = 0;
        for (StackPlane plane : stack.planes()) {
            for (int row = 0; row < 48; row++) {
                for (int column = 0; column < 48; column++) {
                    double[] at = plane.patient(column, row);
                    all++;
                    brain += phantom.organ(at[0], at[1], at[2])
                                    .filter(o -> o == HeadNeckOrgan.BRAIN)
                                    .isPresent()
                            ? 1
                            : 0;
                }
            }
        }
        return (double) brain / all;
    }

    @Test
    void boneShouldHardlyOverlapTheBrainOnEachPhantom() throws IOException {
        InstalledModel model = drawing("brain", 700, "41..42");
        try (var engine = new SeriesEngine(SETTINGS)) {
            VolumeReport report = new VolumeVerification(model, engine, 64).run(done -> {});

            assertThat(report.volumes()).isEqualTo(2);
            assertThat(report.organs().get(0).there()).isEqualTo(2);
            assertThat(report.organs().get(0).dice().value()).isLessThan(0.05);
            VolumeReport.Organ core = report.organs().get(1);
            assertThat(core.there()).as("the phantom has no organ of that name").isZero();
            assertThat(core.invented()).isEqualTo(2);
        }
    }

    @Test
    void aPackageThatNamesNoPhantomsShouldBeRefused() {
        InstalledModel model = TestModels.volumes().installed("tiny-volume").orElseThrow();
        try (var engine = new SeriesEngine(SETTINGS)) {
            assertThatThrownBy(() -> new VolumeVerification(model, engine))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("names no phantoms");
        }
    }

    @Test
    void seedsShouldBeARangeThatRises() {
        assertThat(SeedRange.of("3..5").seeds()).containsExactly(3, 4, 5);
        assertThat(SeedRange.of("7").seeds()).containsExactly(7);
        assertThatThrownBy(() -> SeedRange.of("5..3")).hasMessageContaining("must rise");
        assertThatThrownBy(() -> SeedRange.of("a..b")).hasMessageContaining("FROM..TO");
    }
}
