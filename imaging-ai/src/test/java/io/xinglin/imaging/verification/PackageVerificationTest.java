package io.xinglin.imaging.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.Checksums;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.TestModels;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.SeriesEngine;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures the packages below {@code tasks} on pictures whose answer can be reckoned. */
@Tag("REQ-IMG-16")
class PackageVerificationTest {
    private static final FolderCatalogue TASKS = TestModels.tasks();

    @TempDir
    Path data;

    private VerificationReport verify(String id, Path where, boolean all) {
        return verify(TASKS.installed(id).orElseThrow(), where, all);
    }

    private static VerificationReport verify(InstalledModel model, Path where, boolean all) {
        try (var engine = new SeriesEngine(new OnnxSettings(1, 1, Duration.ofSeconds(1)))) {
            var none = new PixelSource(
                    (file, frame) -> {
                        throw new ProblemException(Problem.Category.NOT_FOUND, "no DICOM here");
                    },
                    (file, frame, channels, window) -> {
                        throw new ProblemException(Problem.Category.NOT_FOUND, "no DICOM here");
                    });
            return new PackageVerification(model, engine, Preparation.ofVerification(model.manifest(), none))
                    .run(where, all, done -> {});
        }
    }

    private String picture(String name, Color colour) throws IOException {
        var image = new BufferedImage(20, 16, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 20, 16);
        graphics.dispose();
        ImageIO.write(image, "png", data.resolve(name).toFile());
        return name;
    }

    /** Patients of both folds; those of fold 1 are labelled wrongly, so that they would spoil the figures. */
    private void labelledFolder() throws IOException {
        List<String> lines = new ArrayList<>(List.of("file,patient,class"));
        for (int i = 0; i < 40; i++) {
            boolean held = Checksums.fold("P" + i, 2) == 0;
            boolean red = i % 2 == 0;
            String name = picture("p" + i + ".png", red ? Color.RED : Color.BLUE);
            String truth = red == held ? "worst" : "low";
            lines.add(name + ",P" + i + ",\"" + truth + "\"");
        }
        Files.write(data.resolve("labels.csv"), lines);
    }

    @Test
    void figuresShouldRestOnTheHeldOutPicturesAlone() throws IOException {
        labelledFolder();

        VerificationReport report = verify("tiny-image", data, false);

        assertThat(report.pictures()).isBetween(1, 39);
        assertThat(report.failed()).isZero();
        assertThat(report.labels()).extracting(LabelFigures::label).containsExactly("low", "high");
        LabelFigures high = report.labels().get(1);
        assertThat(high.auc().value()).isEqualTo(1);
        assertThat(high.sensitivity().value()).isEqualTo(1);
        assertThat(high.specificity().value()).isEqualTo(1);
        assertThat(report.classes())
                .hasValueSatisfying(exact -> assertThat(exact.value()).isEqualTo(1));
        assertThat(report.kappa()).isEmpty();
        assertThat(report.took()).isPositive();
        assertThat(report.inside()).isPositive().isLessThanOrEqualTo(report.took());
        assertThat(report.peakMemory()).isPositive();
    }

    @Test
    void allPicturesShouldBeMeasuredOnDemand() throws IOException {
        labelledFolder();

        VerificationReport report = verify("tiny-image", data, true);

        assertThat(report.pictures()).isEqualTo(40);
        assertThat(report.labels().get(1).auc().value()).isLessThan(1);
    }

    @Test
    void unreadablePictureShouldBeCountedAndLoseNothingElse() throws IOException {
        labelledFolder();
        int before = verify("tiny-image", data, true).pictures();
        Files.writeString(data.resolve("p0.png"), "no picture");
        Files.delete(data.resolve("p1.png"));

        VerificationReport report = verify("tiny-image", data, true);

        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.pictures()).isEqualTo(before - 2);
    }

    /** The package {@code id} with its {@code package.yaml} changed. */
    private InstalledModel changed(String id, String old, String with) throws IOException {
        Path copy = Files.createDirectories(data.resolve("models").resolve(id).resolve("1.0.0"));
        try (var files = Files.list(TestModels.tasksFolder().resolve(id).resolve("1.0.0"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path yaml = copy.resolve("package.yaml");
        String text = Files.readString(yaml);
        assertThat(text).contains(old);
        Files.writeString(yaml, text.replace(old, with));
        return FolderCatalogue.open(List.of(data.resolve("models")))
                .installed(id)
                .orElseThrow();
    }

    @Test
    void filterShouldBeLeftOutWhereThePicturesHaveBeenThroughIt() throws IOException {
        labelledFolder();
        String fit = "fit: crop";
        InstalledModel filtering = changed("tiny-image", fit, fit + ", filter: ben-graham");
        // What is flat becomes the same grey, whatever its colour.
        assertThat(verify(filtering, data, false).labels().get(1).auc().value()).isEqualTo(0.5);

        String yaml = "  table: labels.csv";
        Path file = filtering.summary().folder().resolve("package.yaml");
        Files.writeString(file, Files.readString(file).replace(yaml, yaml + "\n  filtered: true"));
        InstalledModel filtered = FolderCatalogue.open(List.of(data.resolve("models")))
                .installed("tiny-image")
                .orElseThrow();
        assertThat(verify(filtered, data, false).labels().get(1).auc().value()).isEqualTo(1);
    }

    @Test
    void masksShouldBeMeasuredByDice() throws IOException {
        // The frame's left half is white and painted; true is its upper half in one row, nothing in the other.
        half("frame.png", true);
        half("mask.png", false);
        picture("empty.png", Color.BLACK);
        Files.writeString(
                data.resolve("labels.csv"),
                "file,mask,lesion\nframe.png,mask.png,1\nframe.png,frame.png,1\nframe.png,empty.png,0\n");
        InstalledModel model = changed(
                "tiny-mask",
                "  images: images\n  truth:\n    lesion: {column: labels, values: [\"1\"]}",
                "  table: labels.csv\n  truth:\n    lesion: {column: lesion, values: [\"1\"], mask: mask}");

        VerificationReport report = verify(model, data, false);

        assertThat(report.dice())
                .hasValueSatisfying(dice -> assertThat(dice.value()).isCloseTo((0.5 + 1 + 0) / 3, within(1e-9)));
        assertThat(verify("tiny-image", labelled(), false).dice()).isEmpty();
    }

    private Path labelled() throws IOException {
        labelledFolder();
        return data;
    }

    /** 16 x 16, its left or upper half white. */
    private void half(String name, boolean left) throws IOException {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, left ? 8 : 16, left ? 16 : 8);
        graphics.dispose();
        ImageIO.write(image, "png", data.resolve(name).toFile());
    }

    @Test
    void archiveShouldBeReadAsItsArraysSay() throws IOException {
        // Four pictures of 16 x 16; grey 128 gives 20 * 128 / 255 - 10 = 0.039.
        byte[] images = new byte[4 * 256];
        for (int i = 0; i < images.length; i++) {
            images[i] = (byte) new int[] {0, 255, 128, 0}[i / 256];
        }
        Path archive = data.resolve("set.npz");
        archive(archive, "(4, 16, 16)", images, "(4, 1)", new byte[] {0, 1, 0, 1});

        VerificationReport report = verify("tiny-mask", archive, false);

        LabelFigures lesion = report.labels().get(0);
        assertThat(lesion.positives()).isEqualTo(2);
        assertThat(lesion.sensitivity().value()).isEqualTo(0.5);
        assertThat(lesion.specificity().value()).isEqualTo(0.5);
        assertThat(lesion.brier()).isCloseTo((0 + 0 + 0.51 * 0.51 + 1) / 4, within(1e-3));
    }

    @Test
    void brokenArchivesShouldBeNamed() throws IOException {
        Path archive = data.resolve("set.npz");
        archive(archive, "(4, 16, 16)", new byte[100], "(4, 1)", new byte[4]);
        assertThatThrownBy(() -> verify("tiny-mask", archive, false)).hasMessage("INVALID: array images is cut short");

        archive(archive, "(2, 16, 16)", new byte[512], "(3,)", new byte[3]);
        assertThatThrownBy(() -> verify("tiny-mask", archive, false))
                .hasMessage("INVALID: array labels does not have one value a picture");

        Files.writeString(archive, "no archive");
        assertThatThrownBy(() -> verify("tiny-mask", archive, false)).hasMessage("INVALID: the archive cannot be read");
    }

    @Test
    void tableShouldHaveTheColumnsThePackageNames() throws IOException {
        Files.writeString(data.resolve("labels.csv"), "file,patient\na.png,P1\n");

        assertThatThrownBy(() -> verify("tiny-image", data, true)).hasMessage("INVALID: the table has no column class");
    }

    @Test
    void packageWithoutAVerificationShouldSaySo() {
        assertThatThrownBy(() -> verify("tiny-box", data, false))
                .hasMessage("UNSUPPORTED: the package does not say how single pictures of it are measured");
    }

    private static void archive(Path file, String shape, byte[] images, String labelShape, byte[] labels)
            throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            array(zip, "images", shape, images);
            array(zip, "labels", labelShape, labels);
        }
    }

    private static void array(ZipOutputStream zip, String name, String shape, byte[] values) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        byte[] header = ("{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        OutputStream out = zip;
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0});
        out.write(header);
        out.write(values);
        zip.closeEntry();
    }
}
