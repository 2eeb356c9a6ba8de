package io.xinglin.cli.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.statistics.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

@Tag("REQ-STA-02")
class StatsCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Two women with a cough, one of them twice examined; a man who denies it. */
    private static final String NOTES = """
            {"id":"a","sex":"F","age":"30","department":"呼吸内科","writtenAt":"2026-10-03","text":"咳嗽2个月前开始，无咯血。查CT示两肺小结节灶，复查CT示同前。"}
            {"id":"b","sex":"F","age":"70","department":"儿科","writtenAt":"2026-11-04","text":"咳嗽3天，无咯血、发热。"}
            {"id":"c","sex":"M","age":"9","department":"儿科","writtenAt":"2026-11-05","text":"头痛1天，无咳嗽。"}
            """;

    private final StringWriter err = new StringWriter();
    private int status;

    @TempDir
    Path folder;

    private String run(Object command, String... args) {
        StringWriter out = new StringWriter();
        status = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return out.toString();
    }

    private String stats(String facts, String... args) {
        return run(new StatsCommand(in(facts)), args);
    }

    private String facts() {
        return run(new ExtractCommand(in(NOTES)));
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode value(JsonNode values, String value) {
        for (JsonNode one : values) {
            if (one.path("value").asText().equals(value)) {
                return one;
            }
        }
        throw new AssertionError(value + " is not in " + values);
    }

    @Test
    void factsOfNotesShouldBeCountedByFieldAndValue() throws IOException {
        JsonNode report = JSON.readTree(stats(facts()));

        assertThat(report.path("records").asInt()).isEqualTo(3);
        assertThat(value(report.at("/counts/主要症状"), "咳嗽").path("records").asInt())
                .isEqualTo(2);
        assertThat(value(report.at("/counts/出现时间"), "2个月").path("records").asInt())
                .isEqualTo(1);
        assertThat(value(report.at("/counts/阴性症状"), "咯血").path("records").asInt())
                .isEqualTo(2);
        JsonNode ct = value(report.at("/counts/检查项"), "CT");
        assertThat(ct.path("records").asInt()).isEqualTo(1);
        assertThat(ct.path("occurrences").asInt()).isEqualTo(2);
    }

    @Test
    void crossTabsShouldUseTheLinesFurtherFields() throws IOException {
        JsonNode tables = JSON.readTree(stats(facts(), "--by", "sex,age,department,month"))
                .path("crossTabs");

        JsonNode sex = tables.at("/sex/主要症状");
        assertThat(sex.path("buckets").toString()).isEqualTo("[\"女\",\"男\"]");
        assertThat(sex.path("totals").toString()).isEqualTo("[2,1]");
        assertThat(value(sex.path("rows"), "咳嗽").path("cells").toString()).isEqualTo("[2,0]");
        assertThat(tables.at("/age/主要症状/buckets").toString()).isEqualTo("[\"7-17岁\",\"18-44岁\",\"65-79岁\"]");
        assertThat(tables.at("/department/主要症状/buckets").toString()).isEqualTo("[\"儿科\",\"呼吸内科\"]");
        assertThat(value(tables.at("/month/阴性症状/rows"), "咯血").path("cells").toString())
                .isEqualTo("[1,1]");
    }

    @Test
    void countShouldOpenDownToRecordsAndSentences() throws IOException {
        String[] lines = stats(facts(), "--open", "阴性症状=咯血").split("\n");

        assertThat(lines).hasSize(2);
        JsonNode second = JSON.readTree(lines[1]);
        assertThat(second.path("id").asText()).isEqualTo("b");
        assertThat(second.path("start").asInt()).isEqualTo(6);
        assertThat(second.path("end").asInt()).isEqualTo(8);
        assertThat(second.path("sentence").asText()).isEqualTo("咳嗽3天，无咯血、发热。");
    }

    @Test
    void cellShouldOpenToItsRecordsOnly() throws IOException {
        String line = stats(facts(), "--open", "主要症状=咳嗽", "--where", "month=2026-11,sex=女");

        assertThat(line.lines()).hasSize(1);
        assertThat(JSON.readTree(line).path("id").asText()).isEqualTo("b");
    }

    @Test
    void eachOccurrenceShouldHaveItsOwnPlace() throws IOException {
        String[] lines = stats(facts(), "--open", "检查项=CT").split("\n");

        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines[0]).path("start").asInt())
                .isLessThan(JSON.readTree(lines[1]).path("start").asInt());
    }

    @Test
    void csvFilesShouldHoldEverything() throws IOException {
        stats(facts(), "--by", "sex", "--csv", folder.toString(), "--top", "1");

        assertThat(Files.readAllBytes(folder.resolve("counts.csv"))).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(folder.resolve("counts.csv")).content().contains("主要症状,咳嗽,2,2\r\n", "主要症状,头痛,1,1\r\n");
        assertThat(folder.resolve("by-sex.csv")).content().contains("主要症状,咳嗽,女,2,2\r\n");
    }

    @Test
    void badLinesShouldBeNamedAndTheRestCounted() throws IOException {
        String input = "not json\n" + facts().lines().findFirst().orElseThrow()
                + "\n[]\n{\"id\":7,\"error\":\"text is missing\"}\n{\"id\":\"x\"}\n\n{\"record\":{}}\n{\"id\":\"y\",\"record\":{\"主要症状\":7}}\n{\"id\":\"z\",\"rec";
        JsonNode report = JSON.readTree(stats(input));

        assertThat(status).isEqualTo(1);
        assertThat(report.path("records").asInt()).isEqualTo(2);
        assertThat(report.path("errors").asInt()).isEqualTo(6);
        assertThat(err.toString())
                .contains("{\"line\":1,\"id\":null,\"error\":\"not a JSON object\"}")
                .contains("{\"line\":4,\"id\":7,\"error\":\"text is missing\"}")
                .contains("{\"line\":5,\"id\":\"x\",\"error\":\"record is missing\"}")
                .contains("{\"line\":7,\"id\":null,\"error\":\"id is missing\"}")
                .contains("{\"line\":9,\"id\":\"z\",\"error\":\"not a JSON object\"}");
    }

    @Test
    void unknownFieldShouldBeWrongUsage() {
        stats("", "--open", "无此项=1");
        assertThat(status).isEqualTo(2);
    }

    @Test
    void tableShouldReadAsPrinted() {
        assertThat(stats(facts(), "--format", "table")).contains("【主要症状】 Main symptom\n咳嗽\t2\t(2)\n");
    }

    /** Sex, age band, department, diagnosis, month: each cell of each CSV opens to as many records as it counts. */
    @ParameterizedTest
    @EnumSource(Dimension.class)
    void everyCellShouldOpenToTheRecordsItCounts(Dimension by) throws IOException {
        String facts = facts();
        String name = by.name().toLowerCase(Locale.ROOT);
        stats(facts, "--by", name, "--csv", folder.toString(), "--no-bom");
        assertThat(status).isZero();
        List<String> cells = Files.readAllLines(folder.resolve("by-" + name + ".csv"));
        assertThat(cells.get(0)).isEqualTo("字段,值," + by.zh() + ",记录数,该组记录总数");
        assertThat(cells).hasSizeGreaterThan(5);
        for (String line : cells.subList(1, cells.size())) {
            String[] cell = line.split(",");
            Set<String> records = new HashSet<>();
            stats(facts, "--open", cell[0] + "=" + cell[1], "--where", name + "=" + cell[2])
                    .lines()
                    .forEach(place -> records.add(id(place)));
            assertThat(records).as(line).hasSize(Integer.parseInt(cell[3]));
        }
    }

    private static String id(String place) {
        try {
            return JSON.readTree(place).path("id").asText();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
