package io.xinglin.cli.drg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("REQ-DRG-08")
class DrgCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CRANIOTOMY = "{\"id\":7,\"sex\":\"M\",\"ageYears\":45,\"lengthOfStayDays\":70,"
            + "\"diagnoses\":[\"S06.400\",\"J96.000\"],\"procedures\":[\"01.2400x013\"]";

    private final StringWriter out = new StringWriter();

    private static String ruleset(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("rulesets").resolve(name);
            if (Files.isDirectory(folder)) {
                return folder.toString();
            }
        }
        throw new IllegalStateException("no rulesets/" + name);
    }

    private int run(Object command, String... args) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(args);
    }

    private static ByteArrayInputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<JsonNode> group(int status, String input, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("--ruleset", ruleset("chs-drg-1.1")));
        args.addAll(List.of(more));
        assertThat(run(new GroupCommand(input(input)), args.toArray(String[]::new)))
                .isEqualTo(status);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void aCaseShouldComeOutWithExactlyItsKeys() throws IOException {
        JsonNode line = group(0, CRANIOTOMY + "}\n").get(0);
        assertThat(line.fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "mdc", "adrg", "drg", "name", "weight", "path", "mcc", "cc", "excluded", "warnings");
        assertThat(line.path("id").isInt()).isTrue();
        assertThat(line.path("mdc").asText()).isEqualTo("MDCB");
        assertThat(line.path("adrg").asText()).isEqualTo("BB1");
        assertThat(line.path("drg").asText()).isEqualTo("BB11");
        assertThat(line.at("/mcc/0").asText()).isEqualTo("J96.000");
        assertThat(line.path("weight").asDouble()).isPositive();
        assertThat(line.at("/path/0").asText()).contains("S06.400");
    }

    @Test
    void badLinesShouldBecomeErrorsInTheirPlace() throws IOException {
        List<JsonNode> lines = group(1, """
                {"id":"a"}
                not json
                {"diagnoses":[]}

                {"id":"b","diagnoses":"K35"}
                {"id":"c","ageYears":"old"}
                [1]
                {"id":"d","diagnoses":[null],"ageYears":null}
                {"id":"e","ageYears":"45","diagnoses":["K35.300"],"sex":null}
                """);
        assertThat(lines).hasSize(8);
        assertThat(lines.get(0).path("drg").asText()).isEqualTo("0000");
        assertThat(lines.get(0).path("weight").isNull()).isTrue();
        assertThat(lines.get(0).path("mdc").isNull()).isTrue();
        assertThat(lines.get(1).path("error").asText()).isEqualTo("not a JSON object");
        assertThat(lines.get(2).path("error").asText()).isEqualTo("id is missing");
        assertThat(lines.get(3).path("error").asText()).contains("diagnoses");
        assertThat(lines.get(3).path("id").asText()).isEqualTo("b");
        assertThat(lines.get(4).path("error").asText()).contains("ageYears");
        assertThat(lines.get(5).has("error")).isTrue();
        assertThat(lines.get(6).path("drg").asText()).isEqualTo("0000");
        assertThat(lines.get(7).path("mdc").asText()).isEqualTo("MDCG");
    }

    @Test
    void detailsShouldAddPaymentOutliersAndTheDipKey() throws IOException {
        JsonNode line = group(0, CRANIOTOMY + ",\"totalCost\":1}\n", "--details", "--rate", "10000", "--lang", "en")
                .get(0);
        assertThat(line.path("payment").asDouble())
                .isCloseTo(line.path("weight").asDouble() * 10000, within(0.01));
        assertThat(line.at("/outliers/0").asText()).isEqualTo("long_stay");
        assertThat(line.at("/outliers/1").asText()).isEqualTo("low_cost");
        assertThat(line.at("/dip/key").asText()).isEqualTo("S06.4:01.2400x013");
        assertThat(line.at("/path/0").asText()).contains("principal diagnosis");
    }

    @Test
    void weightsShouldBeChosenByCityAndYear() throws IOException {
        double in2023 = group(0, CRANIOTOMY + "}\n", "--weights", "harbin-2023")
                .get(0)
                .path("weight")
                .asDouble();
        assertThat(in2023).isPositive();
        out.getBuffer().setLength(0);
        assertThat(group(0, CRANIOTOMY + "}\n", "--weights", "none")
                        .get(0)
                        .path("weight")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatIfShouldPrintSuggestions() throws IOException {
        String input =
                "{\"id\":1,\"sex\":\"M\",\"ageYears\":45,\"diagnoses\":[\"S06.400\"],\"procedures\":[\"01.2400x013\"],"
                        + "\"documented\":[{\"code\":\"J96.000\",\"evidence\":\"呼吸衰竭\"}]}\n";
        assertThat(run(new WhatIfCommand(input(input)), "--ruleset", ruleset("chs-drg-1.1"), "--rate", "1000"))
                .isZero();
        JsonNode line = JSON.readTree(out.toString());
        assertThat(line.path("drg").asText()).isEqualTo("BB15");
        assertThat(line.at("/suggestions/0/drg").asText()).isEqualTo("BB11");
        assertThat(line.at("/suggestions/0/action").asText()).isEqualTo("code");
        assertThat(line.at("/suggestions/0/paymentChange").asDouble()).isPositive();
    }

    @Test
    void checkShouldPassTheShippedRuleSetAndFailAFolderWithout() {
        assertThat(run(new CheckCommand(), ruleset("chs-drg-1.1"))).isZero();
        assertThat(out.toString()).contains("26 MDC, 376 ADRG, 628 DRG").contains("0 errors");
        assertThat(run(new CheckCommand(), "/nonexistent")).isEqualTo(1);
    }

    @Test
    void showShouldPrintAnAdrgWithNames() {
        assertThat(run(new ShowCommand(), "GD2", "--ruleset", ruleset("chs-drg-1.1")))
                .isZero();
        assertThat(out.toString()).contains("阑尾切除术").contains("47.0100 腹腔镜下阑尾切除术");
    }

    @Test
    @Tag("REQ-DRG-09")
    void aRecordShouldBecomeACaseThatCanBeGrouped() throws IOException {
        String text = "出院记录\\n患者男，31岁，住院5天。\\n主诉：右下腹痛1天😀。\\n入院诊断：急性阑尾炎\\n诊疗经过：在全麻下行腹腔镜下阑尾切除术，"
                + "术后出现肺炎，予抗感染治疗，准予出院。\\n出院诊断：\\n1.脂肪肝\\n2.急性阑尾炎\\n";
        assertThat(run(
                        new CaseCommand(input("{\"id\":5,\"text\":\"" + text + "\",\"totalCost\":9000}\n{\"id\":6}\n")),
                        "--lang",
                        "en"))
                .isEqualTo(1);
        List<String> lines = out.toString().lines().toList();
        JsonNode line = JSON.readTree(lines.get(0));
        JsonNode principal = line.at("/evidence/diagnoses/0");
        assertThat(line.path("id").asInt()).isEqualTo(5);
        assertThat(line.at("/procedures/0").asText()).isEqualTo("47.0100");
        assertThat(principal.path("rule").asText()).isEqualTo("operated");
        assertThat(principal.path("why").asText()).contains("operated on");
        assertThat(principal.path("sentence").asText()).isEqualTo("2.急性阑尾炎");
        String points = text.replace("\\n", "\n");
        int from = points.offsetByCodePoints(0, principal.path("start").asInt());
        assertThat(points.substring(
                        from, points.offsetByCodePoints(0, principal.path("end").asInt())))
                .isEqualTo("急性阑尾炎");
        assertThat(line.at("/documented/0/written").asText()).isEqualTo("肺炎");
        assertThat(JSON.readTree(lines.get(1)).path("error").asText()).isEqualTo("text is missing");

        out.getBuffer().setLength(0);
        JsonNode group = group(0, lines.get(0) + "\n").get(0);
        assertThat(group.path("adrg").asText()).startsWith("GD");
        out.getBuffer().setLength(0);
        assertThat(run(new WhatIfCommand(input(lines.get(0) + "\n")), "--ruleset", ruleset("chs-drg-1.1")))
                .isZero();
        assertThat(JSON.readTree(out.toString()).at("/suggestions/0/code").asText())
                .startsWith("J18");
    }

    @Test
    @Tag("REQ-DRG-12")
    void aCitysScoreShouldBeInTheAnswerAndItsTableChecked(@TempDir Path city) throws IOException {
        Files.writeString(
                city.resolve("ruleset.properties"), "id = city\ntitle = 市\nextends = " + ruleset("chs-drg-1.1") + "\n");
        Files.writeString(city.resolve("dip.tsv"), "key\tscore\nS06.4:01.2400x013\t2250.5\n");
        assertThat(run(new GroupCommand(input(CRANIOTOMY + "}\n")), "--ruleset", city.toString(), "--details"))
                .isZero();
        assertThat(JSON.readTree(out.toString()).at("/dip/score").asDouble()).isEqualTo(2250.5);
        out.getBuffer().setLength(0);
        assertThat(run(new CheckCommand(), city.toString())).isZero();
        assertThat(out.toString()).contains("1 DIP scores").contains("0 errors");
        Files.writeString(city.resolve("dip.tsv"), "key\tscore\nS06.4:99.ABCD\t1\n");
        assertThat(run(new CheckCommand(), city.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("error dip.tsv: S06.4:99.ABCD: unknown operation");
    }
}
