package io.xinglin.imaging.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.Box;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks against the places of lesions. {@code tiny-box} marks every quadrant that is bright. */
@Tag("REQ-TRN-02")
class MarksTest {
    @TempDir
    Path data;

    /** A square of 16 whose quadrants, from the top left by rows, are white where told. */
    private void picture(String name, boolean... white) throws IOException {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        for (int q = 0; q < 4; q++) {
            if (white[q]) {
                graphics.fillRect(q % 2 * 8, q / 2 * 8, 8, 8);
            }
        }
        graphics.dispose();
        ImageIO.write(image, "png", data.resolve(name).toFile());
    }

    private VerificationReport verify(String verification) throws IOException {
        Path copy = Files.createDirectories(data.resolve("models/tiny-box/1.0.0"));
        try (var files = Files.list(TestModels.tasksFolder().resolve("tiny-box/1.0.0"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        Path yaml = copy.resolve("package.yaml");
        Files.writeString(yaml, Files.readString(yaml) + verification);
        InstalledModel model = FolderCatalogue.open(List.of(data.resolve("models")))
                .installed("tiny-box")
                .orElseThrow();
        try (var engine = new SeriesEngine(new OnnxSettings(1, 1, Duration.ofSeconds(1)))) {
            var none = new PixelSource(
                    (file, frame) -> {
                        throw new ProblemException(Problem.Category.NOT_FOUND, "no DICOM here");
                    },
                    (file, frame, channels, window) -> {
                        throw new ProblemException(Problem.Category.NOT_FOUND, "no DICOM here");
                    });
            return new PackageVerification(model, engine, Preparation.ofVerification(model.manifest(), none))
                    .run(data, false, done -> {});
        }
    }

    @Test
    void marksShouldBeCountedAgainstThePlacesOfLesions() throws IOException {
        picture("both.png", true, false, false, true);
        picture("missed.png", false, false, false, false);
        picture("normal.png", true, true, true, false);
        picture("somewhere.png", true, true, true, true);
        Files.writeString(data.resolve("labels.csv"), """
                file,sick,where
                both.png,1,4 4 1;12 13 1;13 3 2
                missed.png,1,4 4 3
                normal.png,0,
                somewhere.png,1,
                """);

        VerificationReport report = verify("""
                verification:
                  data: quadrants
                  table: labels.csv
                  truth: {lesion: {column: sick, values: ["1"], circles: where}}
                """);

        MarkFigures marks = report.marks().get(0);
        assertThat(marks).isEqualTo(new MarkFigures("lesion", 4, 2, 1, 3));
        assertThat(marks.coverage().value()).isEqualTo(0.5);
        assertThat(marks.marksPerNormal()).isEqualTo(3);
    }

    @Test
    void infoOfMiasShouldBeReadByPairsAndFromTheTop() throws IOException {
        for (String name : List.of("mdb001.png", "mdb003.png", "mdb004.png", "mdb005.png")) {
            picture(name, false, false, false, false);
        }
        Path table = data.resolve("Info.txt");
        Files.writeString(table, """
                MINI MAMMOGRAPHIC DATABASE
                mdb001 G CIRC B 535 425 197
                mdb002 F NORM
                mdb003 D NORM\s
                mdb004 F CALC M *NOTE 3*
                mdb005 F CIRC B 477 133 30
                mdb005 F CIRC B 500 168 26
                """);

        List<Map<String, String>> rows = MiasTable.read(table);

        assertThat(rows)
                .extracting(r -> r.get("file"))
                .containsExactly("mdb001.png", "mdb003.png", "mdb004.png", "mdb005.png");
        assertThat(rows).extracting(r -> r.get("pair")).containsExactly("000", "001", "001", "002");
        assertThat(rows).extracting(r -> r.get("tissue")).containsExactly("G", "D", "F", "F");
        assertThat(rows).extracting(r -> r.get("abnormal")).containsExactly("1", "0", "1", "1");
        assertThat(rows)
                .extracting(r -> r.get("circles"))
                .containsExactly("535 599 197", "", "", "477 891 30;500 856 26");
        Files.writeString(table, "nothing");
        assertThatThrownBy(() -> MiasTable.read(table)).hasMessage("INVALID: Info.txt names no film that is there");
    }

    @Test
    void lesionShouldBeCoveredByABoxOverItsCentreOrACentreInItsCircle() {
        var circle = new Circle(50, 50, 10);

        assertThat(circle.coveredBy(new Box(0, 0, 51, 51))).isTrue();
        assertThat(circle.coveredBy(new Box(54, 54, 58, 58))).isTrue();
        assertThat(circle.coveredBy(new Box(60, 60, 70, 70))).isFalse();
        assertThatThrownBy(() -> Circle.read("1 2")).hasMessage("INVALID: no circle: 1 2");
    }
}
