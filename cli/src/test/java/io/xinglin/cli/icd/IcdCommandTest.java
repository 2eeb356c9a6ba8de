package io.xinglin.cli.icd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("REQ-COD-05")
class IcdCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();

    @TempDir
    Path folder;

    private int run(Object command, String... args) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(args);
    }

    private List<JsonNode> code(int status, String input, String... args) throws IOException {
        var stream = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        assertThat(run(new CodeCommand(stream), args)).isEqualTo(status);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void linesShouldBeAnsweredInOrderAndBadOnesMarked() throws IOException {
        var lines = code(1, """
                {"id":1,"text":"骨质疏松；慢性胃炎"}
                {"id":"b","text":""}

                {"id":3}
                {"text":"x"}
                nothing
                """);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0).get("id").asInt()).isEqualTo(1);
        assertThat(lines.get(0).get("codes")).hasSize(2).allSatisfy(row -> {
            assertThat(row.get("code").asText()).isNotEmpty();
            assertThat(row.get("reason").asText()).isEqualTo("split");
            assertThat(row.get("assertion").asText()).isEqualTo("present");
            assertThat(row.get("score").asDouble()).isBetween(0.0, 1.0);
            assertThat(row.get("end").asInt()).isGreaterThan(row.get("start").asInt());
        });
        assertThat(lines.get(1).get("codes")).isEmpty();
        assertThat(lines.get(2).get("error").asText()).isEqualTo("text is missing");
        assertThat(lines.get(3).get("error").asText()).isEqualTo("id is missing");
        assertThat(lines.get(4).get("error").asText()).isEqualTo("not a JSON object");
    }

    @Test
    void namesShouldBeThoseOfTheClinicalEdition() throws IOException {
        var codes = code(0, "{\"id\":1,\"text\":\"冠心病\"}", "--names").get(0).get("codes");
        assertThat(codes).hasSize(1);
        assertThat(codes.get(0).get("name").asText()).isEqualTo("冠状动脉粥样硬化性心脏病");
    }

    @Test
    void operationsShouldGetCodesOfTheirList() throws IOException {
        var row = code(0, "{\"id\":1,\"text\":\"腹腔镜下胆囊切除术\"}", "--operations", "--alternatives")
                .get(0);
        assertThat(row.get("codes").get(0).get("code").asText()).isEqualTo("51.2300");
        assertThat(row.get("alternatives")).isNotEmpty();
    }

    @Test
    void anArtifactWithoutAnEncoderShouldBeRefusedBeforeAnythingIsWritten() throws IOException {
        Path jar = folder.resolve("empty.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        Path vectors = folder.resolve("vectors");
        assertThat(run(new VectorsCommand(), "--encoder", jar.toString(), "--out", vectors.toString()))
                .isEqualTo(1);
        assertThat(vectors).doesNotExist();
    }

    @Test
    void measuringShouldPrintPairScoresAndNameABadLine() throws IOException {
        Path gold = Files.writeString(folder.resolve("gold.jsonl"), """
                {"text":"慢性胃炎","normalized":["慢性胃炎"]}
                {"text":"骨质疏松","normalized":["骨质疏松"]}
                """);
        assertThat(run(new MeasureCommand(), "--gold", gold.toString())).isZero();
        assertThat(out.toString()).startsWith("texts 2, pairs 2: precision ").contains("F1 ");
        assertThat(run(new MeasureCommand(), "--gold", gold.toString(), "--fold", "5"))
                .isEqualTo(2);
        Files.writeString(gold, "{\"text\":1}\n");
        assertThat(run(new MeasureCommand(), "--gold", gold.toString())).isEqualTo(1);
    }
}
