package io.xinglin.cli.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.xinglin.cli.XinglinCli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-VOL-07")
class HeadNeckCommandTest {
    private static final Path VOLUMES =
            Path.of(System.getProperty("basedir", ".")).resolve("../imaging-ai/src/test/resources/volumes");

    @TempDir
    private Path folder;

    private int status;

    private String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        status = XinglinCli.run(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, arguments);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @Tag("REQ-VOL-05")
    void aPhantomSeriesShouldComeBackAsLesionsWithVolumes() throws IOException {
        run("phantom", "head-neck", "--seeds", "2", "--size", "48", "--out", folder.toString());
        assertThat(status).isZero();
        Path cut = folder.resolve("2/CT0010.dcm");
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        String line = run(
                "imaging",
                "infer",
                "--model",
                "tiny-volume",
                "--models",
                VOLUMES.toString(),
                "--in",
                folder.toString());

        JsonNode result = JsonMapper.builder()
                .build()
                .readTree(line.lines().toList().get(line.lines().toList().size() - 1));
        assertThat(result.path("lesions").size()).isEqualTo(2);
        JsonNode bright = result.path("lesions").get(0);
        assertThat(bright.path("label").asText()).isEqualTo("bright");
        // More than 50 HU and hanging together: flesh and bone of a head and neck.
        assertThat(bright.path("measured").path("Volume (mm3)").asDouble()).isBetween(5e5, 6e6);
        assertThat(bright.path("centre").size()).isEqualTo(3);
        assertThat(bright.path("slices").asInt()).isPositive();
    }

    @Test
    void arraysShouldBeWhatAPackageOfThatSpacingSees() throws IOException {
        run(
                "phantom",
                "head-neck",
                "--seeds",
                "1..2",
                "--size",
                "32",
                "--spacing",
                "9,9,9",
                "--out",
                folder.toString());

        assertThat(status).isZero();
        byte[] organs = Files.readAllBytes(folder.resolve("2-organs.npy"));
        byte[] values = Files.readAllBytes(folder.resolve("2-hu.npy"));
        assertThat(new String(organs, 1, 5, StandardCharsets.US_ASCII)).isEqualTo("NUMPY");
        int header = 10 + ByteBuffer.wrap(organs).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
        assertThat(header % 64).isZero();
        String described = new String(organs, 10, header - 10, StandardCharsets.US_ASCII);
        assertThat(described)
                .startsWith("{'descr': '|u1', 'fortran_order': False, 'shape': (")
                .endsWith("\n");
        assertThat(values.length - header).isEqualTo(2 * (organs.length - header));
        // The brain, number 1, is the largest organ by far.
        int brain = 0;
        int others = 0;
        for (int i = header; i < organs.length; i++) {
            brain += organs[i] == 1 ? 1 : 0;
            others += organs[i] > 1 ? 1 : 0;
        }
        assertThat(brain).isGreaterThan(3 * others);
        assertThat(folder.resolve("1-hu.npy")).exists();
    }
}
