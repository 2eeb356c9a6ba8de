package io.xinglin.imaging.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures {@code tiny-ct}, whose second network answers as if every slice were inverted. */
@Tag("REQ-TRN-01")
class SeriesVerificationTest {
    private static final String SECTION = """
            verification:
              data: grey slices
              table: labels.csv
              series: {group: patient, order: slice, folds: [[a, b], [c, d]]}
              truth:
                any: {columns: [one, two], values: ["1"]}
                epidural: {column: one, values: ["1"]}
                intraparenchymal: {column: two, values: ["1"]}
                intraventricular: {column: two, values: ["x"]}
                subarachnoid: {column: two, values: ["x"]}
                subdural: {column: two, values: ["x"]}
            """;

    @TempDir
    Path data;

    /** Slices 1 and 2 of patients a and c are bright, of b, d and e dark; e nobody has left out. */
    private void slices() throws IOException {
        List<String> lines = new ArrayList<>(List.of("file,patient,slice,one,two"));
        for (String patient : List.of("a", "b", "c", "d", "e")) {
            for (int slice = 2; slice > 0; slice--) {
                boolean bright = patient.equals("a") || patient.equals("c");
                // What is true agrees with the network that has not seen the patient: bright for the first, dark for
                // the second.
                boolean truth = patient.equals("a") || patient.equals("d");
                String file = patient + slice + ".png";
                picture(file, bright ? Color.WHITE : Color.BLACK);
                lines.add(file + "," + patient + "," + slice + "," + (truth ? "0,1" : "0,0"));
            }
        }
        Files.write(data.resolve("labels.csv"), lines);
    }

    private void picture(String name, Color colour) throws IOException {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 16, 16);
        graphics.dispose();
        ImageIO.write(image, "png", data.resolve(name).toFile());
    }

    private InstalledModel model(String section) throws IOException {
        Path folder = TestModels.copyOfTiny(data.resolve("models"));
        Files.writeString(folder.resolve("package.yaml"), section, StandardOpenOption.APPEND);
        return FolderCatalogue.open(List.of(data.resolve("models")))
                .installed(TestModels.TINY)
                .orElseThrow();
    }

    private SeriesReport verify(InstalledModel model) {
        try (var engine = new SeriesEngine(new OnnxSettings(1, 1, Duration.ofSeconds(1)))) {
            var none = new PixelSource(
                    (file, frame) -> {
                        throw new ProblemException(Problem.Category.NOT_FOUND, "no DICOM here");
                    },
                    (file, frame, channels, window) -> {
                        throw new ProblemException(Problem.Category.NOT_FOUND, "no DICOM here");
                    });
            return new SeriesVerification(model, engine, Preparation.ofVerification(model.manifest(), none))
                    .run(data, done -> {});
        }
    }

    @Test
    void eachSeriesShouldBeAnsweredByTheNetworkThatHasNotSeenIt() throws IOException {
        slices();

        SeriesReport report = verify(model(SECTION));

        assertThat(report.series()).isEqualTo(4);
        assertThat(report.slices()).isEqualTo(8);
        assertThat(report.failed()).isZero();
        SeriesReport.Label any = report.labels().get(0);
        assertThat(any.label()).isEqualTo("any");
        assertThat(any.slices().pooled().positives()).isEqualTo(4);
        assertThat(any.slices().pooled().auc().value()).isEqualTo(1);
        assertThat(any.whole().pooled().positives()).isEqualTo(2);
        assertThat(any.whole().pooled().sensitivity().value()).isEqualTo(1);
        assertThat(any.whole().folds().value()).isEqualTo(1);
        assertThat(report.labels().get(1).whole().folds().value()).isNaN();
        assertThat(report.labels())
                .filteredOn(l -> !l.reliable())
                .extracting(SeriesReport.Label::label)
                .containsExactly("subarachnoid");
        assertThat(report.inside()).isPositive().isLessThanOrEqualTo(report.took());
    }

    @Test
    void patientsGivenToTheOtherNetworkShouldTurnTheAnswers() throws IOException {
        slices();

        SeriesReport report = verify(model(SECTION.replace("[[a, b], [c, d]]", "[[c, d], [a, b]]")));

        assertThat(report.labels().get(0).whole().pooled().auc().value()).isZero();
    }

    @Test
    void unreadableSliceShouldBeCountedAndLoseNothingElse() throws IOException {
        slices();
        Files.delete(data.resolve("a1.png"));

        SeriesReport report = verify(model(SECTION));

        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.slices()).isEqualTo(7);
        assertThat(report.series()).isEqualTo(4);
    }

    @Test
    void packageThatDoesNotSayHowShouldBeToldSo() throws IOException {
        slices();

        assertThatThrownBy(() -> verify(model("")))
                .hasMessage("UNSUPPORTED: the package does not say how series of it are measured");
    }

    @Test
    void setThatAllNetworksHaveSeenShouldBeRefused() throws IOException {
        slices();

        assertThatThrownBy(() -> verify(model(SECTION.replace("[[a, b], [c, d]]", "[[x]]"))))
                .hasMessage("INVALID: all networks have seen every series of the set");
    }
}
