package io.xinglin.cli.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.patient.Sex;
import io.xinglin.imaging.dicom.EcgObjectWriter;
import io.xinglin.imaging.phantom.Bleed;
import io.xinglin.imaging.phantom.EcgPhantom;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs the command with the test package {@code tiny-ct}; its arithmetic is described in make_tiny_model.py. */
@Tag("REQ-CLI-03")
class InferCommandTest {
    private static final Path MODELS =
            Path.of(System.getProperty("basedir", ".")).resolve("../imaging-ai/src/test/resources/models");

    private static final Path SHIPPED =
            Path.of(System.getProperty("basedir", ".")).resolve("../models");

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private int status;

    private List<JsonNode> infer(String... arguments) throws IOException {
        var out = new StringWriter();
        List<String> all = new ArrayList<>(List.of("infer", "--models", MODELS.toString()));
        all.addAll(Arrays.asList(arguments));
        status = new CommandLine(new ImagingCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    /** A picture of 32x32 whose quadrant (TL, TR, BL, BR) is white; -1 for a black one. */
    private Path picture(String name, int quadrant) throws IOException {
        var image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 32 * 32; i++) {
            boolean white = (i / 32 / 16) * 2 + i % 32 / 16 == quadrant;
            image.getRaster().setSample(i % 32, i / 32, 0, white ? 255 : 0);
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static double probability(JsonNode line, String label) {
        for (JsonNode finding : line.get("findings")) {
            if (finding.get("label").asText().equals(label)) {
                return finding.get("probability").asDouble();
            }
        }
        throw new AssertionError("no finding " + label);
    }

    private PhantomStudy study(String accession) {
        return PhantomStudy.headCt(
                "P1", "测试^一", Sex.MALE, LocalDate.of(1970, 1, 1), accession, LocalDateTime.of(2026, 11, 21, 8, 0));
    }

    @Test
    void picturesShouldGetOneLineEachInOrderOfTheirPaths() throws IOException {
        picture("b.png", 1);
        picture("a.png", -1);
        Files.writeString(folder.resolve("labels.csv"), "file,label");

        List<JsonNode> lines = infer("--model", "tiny-ct", "--in", folder.toString());

        assertThat(status).isZero();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).get("file").asText()).endsWith("a.png");
        // A series of one: half of the feature is left, 20 * 0.5 - 10 = 0.
        assertThat(probability(lines.get(1), "intraparenchymal")).isEqualTo(0.5);
        assertThat(probability(lines.get(1), "epidural")).isLessThan(0.001);
        JsonNode finding = lines.get(0).get("findings").get(0);
        assertThat(finding.get("code").asText()).isEqualTo("any");
        assertThat(finding.get("system").asText()).isEqualTo("99XINGLIN");
        assertThat(finding.get("positive").asBoolean()).isFalse();
        assertThat(finding.get("threshold").asDouble()).isEqualTo(0.5);
    }

    @Test
    void prefixShouldMakeASeriesInTheOrderOfItsNumbers() throws IOException {
        // By path 10 comes before 9; by number 9 and 10 are neighbours of 8 and 11.
        picture("007_8.png", -1);
        picture("007_9.png", 2);
        picture("007_10.png", 2);
        picture("007_11.png", -1);
        picture("008_1.png", -1);

        List<JsonNode> lines = infer("--model", "tiny-ct", "--group-by-prefix", "--in", folder.toString());

        assertThat(status).isZero();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0).get("file").asText()).endsWith("007_10.png");
        assertThat(lines.get(0).get("series").asText()).isEqualTo("007");
        // Two white neighbours: 1/2 + 1/4, so 20 * 0.75 - 10 = 5.
        assertThat(probability(lines.get(0), "intraventricular")).isBetween(0.993, 0.9935);
        JsonNode series = lines.get(4);
        assertThat(series.has("file")).isFalse();
        assertThat(series.get("series").asText()).isEqualTo("007");
        assertThat(series.get("files").asInt()).isEqualTo(4);
        assertThat(series.get("model").get("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(series.get("slices").get(0).get("file").asText()).endsWith("007_8.png");
        assertThat(series.get("findings").get(3).get("evidence")).hasSize(2);
        assertThat(lines.get(6).get("series").asText()).isEqualTo("008");
    }

    @Test
    void badPictureShouldGetAnErrorOnItsLineAndLoseNothingElse() throws IOException {
        picture("a.png", 0);
        Files.writeString(folder.resolve("b.png"), "no picture");
        picture("c.png", 0);

        List<JsonNode> lines = infer("--model", "tiny-ct", "--in", folder.toString());

        assertThat(status).isEqualTo(1);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).get("error").get("category").asText()).isEqualTo("unsupported");
        assertThat(lines.get(1).get("error").get("message").asText()).isNotBlank();
        assertThat(lines.get(2).has("findings")).isTrue();
    }

    @Test
    void badPictureInASeriesShouldLeaveTheSeriesToTheOthers() throws IOException {
        picture("1_1.png", 0);
        Files.writeString(folder.resolve("1_2.png"), "no picture");
        picture("1_3.png", 0);

        List<JsonNode> lines = infer("--model", "tiny-ct", "--group-by-prefix", "--in", folder.toString());

        assertThat(status).isEqualTo(1);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1).has("error")).isTrue();
        assertThat(lines.get(1).get("series").asText()).isEqualTo("1");
        assertThat(lines.get(3).get("files").asInt()).isEqualTo(2);
    }

    @Test
    void missingFileShouldGetAnErrorLine() throws IOException {
        List<JsonNode> lines =
                infer("--model", "tiny-ct", "--in", folder.resolve("none.png").toString());

        assertThat(status).isEqualTo(1);
        assertThat(lines.get(0).get("error").get("category").asText()).isEqualTo("not_found");
    }

    @Test
    void dicomShouldGetOneLineASeriesWithItsSlices() throws IOException {
        var phantom = new HeadCtPhantom();
        var spec = new HeadCtPhantom.Spec(
                study("A1"), 64, 5, 5, 1, List.of(Bleed.of(Bleed.Kind.INTRAPARENCHYMAL, Bleed.Side.LEFT, 0.5, 0.3)));
        phantom.write(spec, folder.resolve("one"));
        phantom.write(new HeadCtPhantom.Spec(study("A2"), 64, 3, 5, 2, List.of()), folder.resolve("two"));
        Files.write(folder.resolve("one").resolve("zz.dcm"), new byte[] {1, 2, 3});

        List<JsonNode> lines = infer("--model", "tiny-ct", "--in", folder.toString());

        assertThat(status).isEqualTo(1);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).get("file").asText()).endsWith("zz.dcm");
        assertThat(lines.get(0).has("error")).isTrue();
        JsonNode one = lines.get(1);
        assertThat(one.get("series").asText()).isEqualTo(study("A1").seriesUid().value());
        assertThat(one.get("files").asInt()).isEqualTo(5);
        assertThat(one.get("findings")).hasSize(6);
        assertThat(one.get("slices")).hasSize(5);
        JsonNode slice = one.get("slices").get(0);
        assertThat(slice.get("file").asText()).endsWith(".dcm");
        assertThat(slice.get("sop").asText()).matches("[0-9.]+");
        assertThat(slice.get("probabilities").has("any")).isTrue();
        assertThat(lines.get(2).get("files").asInt()).isEqualTo(3);
    }

    /** With the package that ships: a network that sees a recording as a whole. */
    @Test
    void electrocardiogramShouldGetItsRhythmAndWhatWasMeasured() throws IOException {
        new EcgObjectWriter()
                .write(
                        study("E1")
                                .electrocardiogram(EcgPhantom.fibrillation(40).signal(500)),
                        folder.resolve("ecg.dcm"));

        List<JsonNode> lines =
                infer("--models", SHIPPED.toString(), "--model", "ecg-rhythm", "--in", folder.toString());

        assertThat(status).isZero();
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.get("model").get("id").asText()).isEqualTo("ecg-rhythm");
            assertThat(line.get("findings").findValuesAsText("label")).contains("af");
            assertThat(line.get("report").asText()).contains("检出心搏 40 次");
            assertThat(probability(line, "af")).isBetween(0.0, 1.0);
        });
    }

    @Test
    void unknownModelShouldBeWrongUsageThatNamesTheKnownOnes() throws IOException {
        assertThat(infer("--model", "none", "--in", folder.toString())).isEmpty();
        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("no model none", "tiny-ct");
    }
}
