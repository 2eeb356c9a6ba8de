package io.xinglin.cli.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@Tag("REQ-CLI-02")
class ExtractCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> lines = new ArrayList<>();

    private int extract(String input, String... args) throws IOException {
        return extract(input.getBytes(StandardCharsets.UTF_8), args);
    }

    private int extract(byte[] input, String... args) throws IOException {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new ExtractCommand(new ByteArrayInputStream(input)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(args);
        for (String line : out.toString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return status;
    }

    @Test
    void notesShouldComeOutInTheOrderTheyWentIn() throws IOException {
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            input.append("{\"id\":\"n")
                    .append(i)
                    .append("\",\"text\":\"咳嗽")
                    .append(i % 9 + 1)
                    .append("天，无发热。\"}\n");
        }
        assertThat(extract(input.toString())).isZero();
        assertThat(lines).hasSize(300);
        for (int i = 0; i < 300; i++) {
            assertThat(lines.get(i).path("id").asText()).isEqualTo("n" + i);
            assertThat(lines.get(i).at("/record/主要症状/0/症状").asText()).isEqualTo("咳嗽");
            assertThat(lines.get(i).at("/record/阴性症状/0").asText()).isEqualTo("发热");
        }
    }

    @Test
    void offsetsShouldCountCodePoints() throws IOException {
        assertThat(extract("{\"id\":1,\"text\":\"😀😀咳嗽3天\"}\n")).isZero();
        JsonNode entity = lines.get(0).at("/entities/0");
        assertThat(entity.path("text").asText()).isEqualTo("咳嗽");
        assertThat(entity.path("start").asInt()).isEqualTo(2);
        assertThat(entity.path("end").asInt()).isEqualTo(4);
        assertThat(lines.get(0).path("id").asInt()).isEqualTo(1);
    }

    @Test
    void attributesAndAllergiesShouldBeInTheLine() throws IOException {
        assertThat(extract("{\"id\":1,\"text\":\"既往史：高血压10年，口服硝苯地平。\\n过敏史：青霉素过敏，表现为皮疹。\"}\n"))
                .isZero();
        JsonNode record = lines.get(0).path("record");
        assertThat(record.at("/过敏史/0/过敏原").asText()).isEqualTo("青霉素");
        assertThat(record.at("/过敏史/0/反应").asText()).isEqualTo("皮疹");
        JsonNode disease = lines.get(0).at("/entities/0/attributes");
        assertThat(disease.path("time").asText()).isEqualTo("10年");
        assertThat(disease.path("treatment").asText()).isEqualTo("硝苯地平");
    }

    @Test
    @Tag("REQ-NLP-50")
    void dateOfTheEncounterShouldDateRelativeTimes() throws IOException {
        String text = "\"text\":\"😀患者3天前出现咳嗽。\"}\n";
        assertThat(extract("{\"id\":1,\"date\":\"2023-05-15\"," + text + "{\"id\":2," + text))
                .isZero();
        JsonNode dated = symptom(lines.get(0)).path("time");
        assertThat(dated.path("kind").asText()).isEqualTo("point");
        assertThat(dated.path("start").asText()).isEqualTo("2023-05-12");
        assertThat(dated.path("precision").asText()).isEqualTo("day");
        assertThat(dated.at("/span/start").asInt()).isEqualTo(3);
        JsonNode undated = symptom(lines.get(1)).path("time");
        assertThat(undated.path("reason").asText()).isEqualTo("no-note-date");
        assertThat(undated.path("amount").asText()).isEqualTo("P3D");
        assertThat(undated.path("relation").asText()).isEqualTo("before");
    }

    @Test
    void dateWithSecondsAndZoneOrOfAMonthShouldBeRead() throws IOException {
        String text = "\"text\":\"患者3天前出现咳嗽。\"}\n";
        assertThat(extract("{\"id\":1,\"date\":\"2023-05-15T10:00:00+08:00\"," + text
                        + "{\"id\":2,\"date\":\"2023-05\"," + text))
                .isZero();
        assertThat(symptom(lines.get(0)).at("/time/start").asText()).isEqualTo("2023-05-12");
        assertThat(symptom(lines.get(1)).at("/time/reason").asText()).isEqualTo("no-note-date");
    }

    @Test
    void dateThatIsNoneShouldBeAnError() throws IOException {
        assertThat(extract("{\"id\":1,\"date\":\"29.10.2016\",\"text\":\"咳嗽\"}\n"))
                .isOne();
        assertThat(lines.get(0).path("error").asText()).contains("date");
    }

    @Test
    @Tag("REQ-NLP-51")
    void codesShouldNameTheirSystem() throws IOException {
        assertThat(extract("{\"id\":1,\"text\":\"予口服美林治疗。\"}\n")).isZero();
        JsonNode code = lines.get(0).at("/entities").findValue("codes").get(0);
        assertThat(code.path("system").asText()).isEqualTo("http://www.whocc.no/atc");
        assertThat(code.path("code").asText()).isEqualTo("M01AE01");
    }

    private static JsonNode symptom(JsonNode line) {
        for (JsonNode entity : line.path("entities")) {
            if (entity.path("label").asText().equals("SYMPTOM")) {
                return entity;
            }
        }
        throw new AssertionError("no symptom in " + line);
    }

    @Test
    void badLinesShouldBecomeErrorsAndNothingElseBeLost() throws IOException {
        String input =
                "{\"id\":\"a\",\"text\":\"发热1天\"}\nnot json\n{\"id\":\"b\"}\n[]\n\n{\"id\":\"c\",\"text\":\"\"}\n{\"text\":\"x\"}\n{\"id\":\"d\",\"text\":7}\n";
        assertThat(extract(input)).isEqualTo(1);
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0).has("entities")).isTrue();
        assertThat(lines.get(1).path("error").asText()).isEqualTo("not a JSON object");
        assertThat(lines.get(2).path("id").asText()).isEqualTo("b");
        assertThat(lines.get(2).path("error").asText()).isEqualTo("text is missing");
        assertThat(lines.get(3).has("error")).isTrue();
        assertThat(lines.get(4).path("entities").isEmpty()).isTrue();
        assertThat(lines.get(5).path("error").asText()).isEqualTo("id is missing");
        assertThat(lines.get(6).has("error")).isTrue();
    }

    @Test
    void corpusSchemesShouldUseTheirOwnLabels() throws IOException {
        assertThat(extract("{\"id\":\"a\",\"text\":\"双肺呼吸音清，腹部无压痛。\"}\n", "--scheme", "ccks2017"))
                .isZero();
        assertThat(lines.get(0).path("entities")).isNotEmpty();
        for (JsonNode entity : lines.get(0).path("entities")) {
            assertThat(entity.path("label").asText()).isIn("身体部位", "症状和体征", "检查和检验", "疾病和诊断", "治疗");
        }
    }

    @Test
    void unknownSchemeShouldBeWrongUsage() throws IOException {
        assertThat(extract("", "--scheme", "nothing")).isEqualTo(2);
    }

    @Test
    void anAccurateEngineWithoutItsModelShouldFail() throws IOException {
        String note = "{\"id\":\"a\",\"text\":\"发热1天\"}\n";
        assertThat(extract(note, "--engine", "accurate", "--model", "no-such-folder"))
                .isEqualTo(1);
        assertThat(lines).isEmpty();
    }

    /** Empty, bytes that are no UTF-8, 10 MB, halves of characters: an error on that record, the others done. */
    @Test
    @Tag("REQ-NLP-12")
    void badNotesShouldBeNamedAndTheOthersDone() throws IOException {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        String good = "{\"id\":\"%s\",\"text\":\"咳嗽3天，无发热。\"}\n";
        write(input, good.formatted("first"));
        write(input, "{\"id\":\"empty\",\"text\":\"\"}\n");
        input.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, (byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3, 0x28, '\n'});
        write(input, "{\"id\":\"bytes\",\"text\":\"咳");
        input.write(new byte[] {(byte) 0xff, (byte) 0xe5, (byte) 0x92});
        write(input, "嗽\"}\n");
        write(input, "{\"id\":\"long\",\"text\":\"" + "咳嗽，".repeat(10_000_000 / 9) + "\"}\n");
        write(input, "{\"id\":\"halves\",\"text\":\"\\ud83d咳嗽\\ude00，\\ud800无发热\"}\n");
        write(input, good.formatted("last"));

        assertThat(extract(input.toByteArray())).isOne();

        assertThat(lines)
                .extracting(line ->
                        line.path("id").asText() + ' ' + line.path("error").asText("done"))
                .containsExactly(
                        "first done",
                        "empty done",
                        "null not a JSON object",
                        "bytes done",
                        "long text has more than 1000000 characters",
                        "halves done",
                        "last done");
        JsonNode cough = lines.get(5).at("/entities/0");
        assertThat(cough.path("text").asText() + cough.path("start").asInt()).isEqualTo("咳嗽1");
        assertThat(lines.get(6).at("/record/阴性症状/0").asText()).isEqualTo("发热");
    }

    private static void write(ByteArrayOutputStream input, String text) {
        input.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
