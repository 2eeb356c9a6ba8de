package io.xinglin.cli.diagnose;

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
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("REQ-DDX-04")
class DiagnoseCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();

    private int run(String input, String... args) {
        return new CommandLine(new DiagnoseCommand(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(args);
    }

    @Test
    void diagnoseShouldAnswerLineByLineInTheFixedForm() throws IOException {
        String text = "\ud83d\ude00男，70岁，尿频、尿线变细1年，夜尿4次。";
        int status = run("{\"id\":\"a\",\"text\":\"" + text + "\"}\n", "--top", "3");
        assertThat(status).isZero();
        JsonNode answer = JSON.readTree(out.toString());
        assertThat(answer.get("id").textValue()).isEqualTo("a");
        assertThat(answer.get("department").textValue()).isEqualTo("泌尿外科");
        assertThat(answer.get("diagnoses")).hasSize(3);
        JsonNode first = answer.get("diagnoses").get(0);
        assertThat(first.get("name").textValue()).isEqualTo("前列腺增生");
        assertThat(first.get("icd10").textValue()).startsWith("N40");
        assertThat(first.get("probability").doubleValue()).isBetween(0.2, 1.0);
        assertThat(first.has("against")).isTrue();
        assertThat(answer.has("alarms")).isTrue();
        assertThat(answer.get("ask")).isNotEmpty();
        for (JsonNode reason : first.get("for")) {
            if (reason.get("finding").textValue().equals("尿线变细")) {
                int start = text.offsetByCodePoints(0, reason.get("start").intValue());
                assertThat(text.substring(start)).startsWith("尿线变细");
            }
        }
    }

    @Test
    void findingsShouldBeTakenInPlaceOfText() throws IOException {
        int status = run("{\"id\":1,\"sex\":\"F\",\"age\":30,\"findings\":[\"尿频\",\"尿急\",\"尿痛\","
                + "{\"name\":\"发热\",\"present\":false}]}\n");
        assertThat(status).isZero();
        JsonNode answer = JSON.readTree(out.toString());
        assertThat(answer.get("diagnoses").get(0).get("name").textValue()).isEqualTo("急性膀胱炎");
    }

    @Test
    void badLinesShouldBecomeErrorsAndLoseNothingElse() throws IOException {
        int status = run("no json\n{\"text\":\"咳嗽\"}\n{\"id\":2}\n\n{\"id\":3,\"text\":\"咳嗽2天\"}\n");
        assertThat(status).isEqualTo(1);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(JSON.readTree(lines.get(0)).get("error").textValue()).isEqualTo("not a JSON object");
        assertThat(JSON.readTree(lines.get(1)).get("error").textValue()).isEqualTo("id is missing");
        assertThat(JSON.readTree(lines.get(2)).get("error").textValue()).isEqualTo("text or findings is missing");
        assertThat(JSON.readTree(lines.get(3)).get("diagnoses")).isNotEmpty();
    }

    @Test
    void reportShouldPrintTheKnowledge() {
        assertThat(run("", "--report")).isZero();
        assertThat(out.toString()).startsWith("# 疾病知识库").contains("## 心血管内科");
    }

    @Test
    void measureShouldCountEachFileAndAll(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("v.jsonl"), """
            {"id":1,"text":"男，70岁，尿频、尿线变细、夜尿增多1年。","icd10":"N40.x00","name":"前列腺增生","department":"泌尿外科"}
            """);
        Path other = Files.writeString(folder.resolve("w.jsonl"), """
            {"id":2,"text":"男，20岁，咳嗽1天。","icd10":"C16.900","name":"胃癌","department":"消化内科"}
            """);
        assertThat(run("", "--measure", file.toString(), "--measure", other.toString(), "--misses"))
                .isZero();
        assertThat(out.toString())
                .contains("v.jsonl: 1 cases, top-1 1.000 (0.207-1.000)")
                .contains("w.jsonl: 1 cases, top-1 0.000")
                .contains("together: 2 cases, top-1 0.500")
                .contains("miss 2 gold C16.900 胃癌")
                .contains("expected calibration error");
    }
}
