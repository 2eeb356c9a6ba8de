package io.xinglin.cli.endoscopy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.imaging.phantom.JpegPhantom;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command over generated frames, with the shipped package. */
@Tag("REQ-PIX-07")
class EndoscopyCommandTest {
    private static final Path MODELS =
            Path.of(System.getProperty("basedir", ".")).resolve("../models");
    private static final JpegPhantom PICTURES = new JpegPhantom(96, 80, true, 5);

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private int status;

    private List<JsonNode> look(String... arguments) throws IOException {
        var out = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--models", MODELS.toString()));
        all.addAll(List.of(arguments));
        status = new CommandLine(new EndoscopyCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void everyFrameOfARecordingShouldBeAnsweredInItsOwnPixels() throws IOException {
        var recording = new ByteArrayOutputStream();
        for (int number = 1; number <= 3; number++) {
            recording.write(PICTURES.picture(number));
        }
        Path file = Files.write(folder.resolve("recording.mjpeg"), recording.toByteArray());

        List<JsonNode> lines = look("--in", file.toString());

        assertThat(status).isZero();
        assertThat(lines).extracting(line -> line.get("frame").asInt()).containsExactly(1, 2, 3);
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.get("width").asInt()).isEqualTo(96);
            assertThat(line.get("dropped").asInt()).isZero();
            assertThat(line.get("findings").get(0).get("label").asText()).isEqualTo("polyp");
        });
        assertThat(err.toString()).contains("3 frames, 3 looked at");
    }

    @Test
    void aFrameThatIsNoPictureShouldNotEndTheStream() throws IOException {
        Files.write(folder.resolve("1.jpg"), PICTURES.picture(1));
        Files.write(folder.resolve("2.jpg"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("3.jpg"), PICTURES.picture(3));

        List<JsonNode> lines = look("--in", folder.toString());

        assertThat(status).isEqualTo(1);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).get("error").asText()).isEqualTo("INVALID");
        assertThat(lines.get(2).has("findings")).isTrue();
    }
}
