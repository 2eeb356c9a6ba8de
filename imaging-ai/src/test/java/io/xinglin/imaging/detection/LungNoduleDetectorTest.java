package io.xinglin.imaging.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.phantom.chest.ChestPhantom;
import io.xinglin.imaging.phantom.chest.ChestScan;
import io.xinglin.imaging.phantom.chest.ChestSpec;
import io.xinglin.imaging.phantom.chest.ChestSpec.Kernel;
import io.xinglin.imaging.phantom.chest.ChestSpec.Visit;
import io.xinglin.imaging.phantom.chest.NoduleKind;
import io.xinglin.imaging.phantom.chest.NoduleTruth;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.volume.StackPlane;
import io.xinglin.imaging.volume.Volume;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The package that ships, over a made chest. */
@Tag("REQ-LUN-04")
class LungNoduleDetectorTest {
    private static final InstalledModel MODEL = FolderCatalogue.open(
                    List.of(Path.of(System.getProperty("basedir", ".")).resolve("../models")))
            .installed("lung-nodule-ct")
            .orElseThrow();

    private static SliceStack stack(Volume volume) {
        List<StackPlane> planes = new ArrayList<>();
        for (int k = 0; k < volume.grid().slices(); k++) {
            planes.add(new StackPlane(
                    Path.of(""),
                    new DicomUid("1.2.840.10008.5.1.4.1.1.2"),
                    DicomUid.named("slice" + k),
                    1,
                    k + 1,
                    volume.grid().rows(),
                    volume.grid().columns(),
                    List.of(
                            volume.grid().spacing().get(1),
                            volume.grid().spacing().get(0)),
                    List.of(
                            volume.grid().origin().get(0),
                            volume.grid().origin().get(1),
                            volume.grid().origin().get(2)
                                    + k * volume.grid().spacing().get(2)),
                    List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0)));
        }
        return new SliceStack(planes, volume.planes(), List.of());
    }

    private static double distance(List<Double> a, List<Double> b) {
        return Math.sqrt(
                Math.pow(a.get(0) - b.get(0), 2) + Math.pow(a.get(1) - b.get(1), 2) + Math.pow(a.get(2) - b.get(2), 2));
    }

    @Test
    void detectShouldMarkAndMeasureSolidNodulesOfAMadeChest() {
        ChestScan scan = new ChestPhantom().scan(new ChestSpec(3, 6, 0.9, 1.5, Kernel.SOFT, 15, Visit.FIRST));
        List<NoduleTruth> solid = scan.nodules().stream()
                .filter(n -> n.kind() == NoduleKind.SOLID && n.diameter() > 6)
                .toList();

        try (VolumeDetector detector = Detectors.open(MODEL, new OnnxSettings(1, 1, Duration.ZERO))) {
            VolumeFinds finds = detector.detect(stack(scan.volume()), () -> {});

            assertThat(solid)
                    .isNotEmpty()
                    .allSatisfy(n -> assertThat(finds.candidates())
                            .filteredOn(c -> distance(c.centre(), n.centre()) < n.diameter() / 2)
                            .singleElement()
                            .satisfies(c -> {
                                assertThat(c.label()).isEqualTo("nodule");
                                assertThat(c.diameter()).isCloseTo(n.diameter(), within(1.5));
                                assertThat(c.mask().volume()).isCloseTo(n.volume(), within(0.4 * n.volume()));
                                assertThat(c.scores()).containsOnlyKeys("malignant");
                                assertThat(c.classes())
                                        .singleElement()
                                        .satisfies(type ->
                                                assertThat(type.kind().value()).isEqualTo("nodule-type"));
                            }));
            assertThat(detector.timeInside()).isPositive();
        }
    }

    @Test
    void detectShouldRefuseASeriesWithoutLungs() {
        ChestScan scan = new ChestPhantom().scan(new ChestSpec(3, 0, 3, 10, Kernel.SOFT, 15, Visit.FIRST));
        for (short[] plane : scan.volume().planes()) {
            java.util.Arrays.fill(plane, (short) 40);
        }

        try (VolumeDetector detector = Detectors.open(MODEL, new OnnxSettings(1, 1, Duration.ZERO))) {
            assertThatThrownBy(() -> detector.detect(stack(scan.volume()), () -> {}))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("no lungs");
        }
    }
}
