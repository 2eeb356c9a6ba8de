package io.xinglin.imaging.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.imaging.Mask;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.Part10AnswerReader;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.TestModels;
import io.xinglin.imaging.node.AnswerReader;
import io.xinglin.imaging.node.NodeReport;
import io.xinglin.imaging.node.Outlined;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.phantom.ChestSeries;
import io.xinglin.imaging.phantom.HeadNeckPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import io.xinglin.imaging.phantom.chest.ChestPhantom;
import io.xinglin.imaging.phantom.chest.ChestScan;
import io.xinglin.imaging.phantom.chest.ChestSpec;
import io.xinglin.imaging.phantom.chest.ChestSpec.Kernel;
import io.xinglin.imaging.phantom.chest.ChestSpec.Visit;
import io.xinglin.imaging.phantom.chest.NoduleTruth;
import io.xinglin.imaging.series.SeriesEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-VOL-10")
class VolumeSetVerificationTest {
    private static final OnnxSettings SETTINGS = new OnnxSettings(1, 1, Duration.ofSeconds(1));
    private static final LocalDateTime AT = LocalDateTime.of(2026, 1, 1, 12, 0);
    private static final int SIZE = 48;
    private static final String TRUTH = "truth.dcm";
    private static final Path SHIPPED =
            Path.of(System.getProperty("basedir", ".")).resolve("../models/lung-nodule-ct");

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void cases() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
    }

    /** tiny-volume with its label bright, above -1100 HU: each pixel of the scan. */
    private InstalledModel everywhere() throws IOException {
        Path source = TestModels.volumesFolder().resolve("tiny-volume/1.0.0");
        Path target = Files.createDirectories(folder.resolve("models/tiny-volume/1.0.0"));
        for (String file : List.of("volume.onnx", "card.md", "selftest.json")) {
            Files.copy(source.resolve(file), target.resolve(file));
        }
        String yaml = Files.readString(source.resolve("package.yaml"))
                .replace("spacing: [2, 2, 2]", "spacing: [4, 4, 4]")
                .replace("{center: 50, width: 100}", "{center: -1100, width: 1400}");
        Files.writeString(target.resolve("package.yaml"), yaml + "verification: {data: a folder of volumes}\n");
        return FolderCatalogue.open(List.of(folder.resolve("models")))
                .installed("tiny-volume")
                .orElseThrow();
    }

    /** One case's slices; how many there are. */
    private int slices(String name) {
        return HeadNeckPhantom.of(5, SIZE, 12, 4)
                .write(PhantomStudy.headNeckCt(5, AT), data.resolve(name))
                .size();
    }

    private VolumeReport segmentation(AnswerReader segmentations) throws IOException {
        try (var engine = new SeriesEngine(SETTINGS)) {
            return new VolumeSetVerification(
                            everywhere(),
                            engine,
                            VolumeSetVerificationTest::header,
                            new Part10SliceReader(),
                            segmentations)
                    .segmentation(data, n -> {});
        }
    }

    @Test
    void aLabelsFileShouldBeTheTruthSliceBySlice() throws IOException {
        int count = slices("one");
        byte[] labels = new byte[count * SIZE * SIZE];
        // The first label in the lower half of the slices.
        java.util.Arrays.fill(labels, 0, labels.length / 2, (byte) 1);
        try (var zip = new ZipOutputStream(Files.newOutputStream(data.resolve("one/labels.npz")))) {
            MadeCrops.bytes(zip, "labels", labels, count, SIZE, SIZE);
        }

        VolumeReport report = segmentation(new Part10AnswerReader());

        VolumeReport.Organ bright = report.organs().get(0);
        assertThat(report.volumes()).isEqualTo(1);
        assertThat(bright.there()).isEqualTo(1);
        assertThat(bright.volume().value()).as("all is drawn, half is true").isCloseTo(2, within(0.1));
        assertThat(bright.dice().value()).isCloseTo(2.0 / 3, within(0.03));
        assertThat(report.organs().get(1).there()).isZero();
    }

    @Test
    void aSegmentationShouldBeTheTruthWhereItNamesASlice() throws IOException {
        slices("one");
        Files.copy(data.resolve("one/CT0001.dcm"), data.resolve("one/" + TRUTH));

        VolumeReport report = segmentation(new UpperHalf());

        VolumeReport.Organ bright = report.organs().get(0);
        assertThat(bright.there()).isEqualTo(1);
        assertThat(bright.volume().value()).as("all is drawn, half is true").isCloseTo(2, within(0.1));
        assertThat(report.organs().get(1).there()).isZero();
    }

    /** The header of a file; the copy {@value #TRUTH} passes for a segmentation. */
    private static InstanceHeader header(Path file) {
        InstanceHeader h = new Part10Files().readHeader(file);
        return !file.endsWith(TRUTH)
                ? h
                : new InstanceHeader(
                        h.studyUid(),
                        h.seriesUid(),
                        h.sopInstanceUid(),
                        new DicomUid("1.2.840.10008.5.1.4.1.1.66.4"),
                        h.transferSyntaxUid(),
                        h.patient(),
                        h.accessionNumber(),
                        "SEG",
                        h.bodyPart(),
                        h.studyId(),
                        h.studyDescription(),
                        h.seriesDescription(),
                        h.procedureCode(),
                        h.studyAt(),
                        h.seriesNumber(),
                        h.instanceNumber(),
                        h.rows(),
                        h.columns(),
                        h.frames());
    }

    /** Says of any segmentation that the first label fills the upper half of each slice. */
    private static final class UpperHalf implements AnswerReader {
        @Override
        public NodeReport report(Path sr) {
            throw new AssertionError("not asked for");
        }

        @Override
        public List<Outlined> outlines(Path segmentation, List<StoredInstance> series) {
            var half = new BitSet();
            half.set(0, SIZE * SIZE / 2);
            InstalledModel model = TestModels.volumes().installed("tiny-volume").orElseThrow();
            List<Outlined> all = new ArrayList<>();
            for (StoredInstance slice : series) {
                all.add(new Outlined(
                        "",
                        model.manifest().labels().get(0).code(),
                        new NodeReport.Reference(
                                slice.header().sopClassUid(), slice.header().sopInstanceUid(), 1),
                        Mask.of(SIZE, SIZE, half),
                        Optional.empty()));
            }
            return all;
        }
    }

    @Test
    void aCaseWithoutATruthShouldBeRefusedByName() {
        slices("two");

        assertThatThrownBy(() -> segmentation(new Part10AnswerReader()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("case two has neither");
    }

    @Test
    void aFolderWithoutCasesShouldBeRefused() {
        assertThatThrownBy(() -> segmentation(new Part10AnswerReader()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no folder of a case");
    }

    @Test
    void lesionsOfATableShouldBeHeldAgainstTheMarks() throws IOException {
        ChestScan scan = new ChestPhantom().scan(new ChestSpec(3, 6, 0.9, 1.5, Kernel.SOFT, 15, Visit.FIRST));
        ChestSeries.write(PhantomStudy.chestCt(3, AT), scan, data.resolve("three"));
        List<String> rows = new ArrayList<>(List.of("case,x,y,z,diameter"));
        for (NoduleTruth n : scan.nodules()) {
            rows.add(String.format(
                    Locale.ROOT,
                    "three,%.2f,%.2f,%.2f,%.2f",
                    n.centre().get(0),
                    n.centre().get(1),
                    n.centre().get(2),
                    n.diameter()));
        }
        rows.add("three,0,0,-500,9");
        Files.write(data.resolve("lesions.csv"), rows);
        InstalledModel model = FolderCatalogue.open(List.of(SHIPPED.getParent()))
                .installed("lung-nodule-ct")
                .orElseThrow();

        NoduleReport report;
        try (var engine = new SeriesEngine(SETTINGS)) {
            report = new VolumeSetVerification(
                            model,
                            engine,
                            VolumeSetVerificationTest::header,
                            new Part10SliceReader(),
                            new Part10AnswerReader())
                    .detection(data, n -> {});
        }

        assertThat(report.scans()).isEqualTo(1);
        assertThat(report.nodules()).hasSize(7);
        assertThat(report.nodules().get(6).probability())
                .as("there is nothing half a metre below")
                .isZero();
        assertThat(report.sensitivity(n -> true, 0.01).value()).isBetween(0.5, 0.86);
        assertThat(report.nodules()).filteredOn(n -> n.probability() > 0).allSatisfy(n -> {
            assertThat(n.scan()).isEqualTo("three");
            assertThat(n.kind()).isEqualTo("nodule");
            assertThat(n.measured()).isCloseTo(n.diameter(), within(3.0));
        });
    }
}
