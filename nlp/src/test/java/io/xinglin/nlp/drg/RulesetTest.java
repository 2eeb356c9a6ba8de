package io.xinglin.nlp.drg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.drg.DipGroup;
import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.coding.InsuranceCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-DRG-06")
class RulesetTest {
    @TempDir
    private Path home;

    private Ruleset city(String table, String... rows) throws IOException {
        Files.writeString(
                home.resolve("ruleset.properties"),
                "id = city\ntitle = 市\nextends = " + Rules.folder("chs-drg-1.1") + "\n",
                StandardCharsets.UTF_8);
        Files.writeString(home.resolve(table), String.join("\n", rows) + "\n", StandardCharsets.UTF_8);
        return RulesetReader.read(home, InsuranceCodes.load());
    }

    private static List<String> table(String name) throws IOException {
        return Files.readAllLines(Rules.folder("chs-drg-1.1").resolve(name), StandardCharsets.UTF_8);
    }

    @Test
    void theShippedRuleSetsShouldBeSound() {
        assertThat(RulesetCheck.of(Rules.NATIONAL).errors()).isEmpty();
        Ruleset harbin = RulesetReader.read(Rules.folder("chs-drg-1.1-harbin"), InsuranceCodes.load());
        assertThat(RulesetCheck.of(harbin).errors()).isEmpty();
        assertThat(harbin.settings().id()).isEqualTo("chs-drg-1.1-harbin");
        assertThat(harbin.settings().longStay()).isEqualTo(60);
    }

    @Test
    void aCityShouldReplaceOneTableAndKeepTheRest() throws IOException {
        List<String> groups = table("drg.tsv");
        groups.removeIf(row -> row.startsWith("BB1"));
        groups.add("BB19\tBB1\tANY\t脑创伤开颅术");
        Ruleset city = city("drg.tsv", groups.toArray(String[]::new));
        assertThat(RulesetGrouper.of(city)
                        .group(Rules.adult(Sex.MALE, List.of("S06.400", "J96.000"), List.of("01.2400x013")))
                        .drg())
                .isEqualTo("BB19");
    }

    @Test
    void whatIsWrongInATableShouldBeNamed() {
        assertThatThrownBy(
                        () -> city("drg.tsv", "drg\tadrg\tseverity\tname", "BB19\tBB1\tSOME\tx", "QQ19\tQQ1\tANY\ty"))
                .isInstanceOf(InvalidRuleset.class)
                .hasMessageContaining("SOME")
                .satisfies(e -> assertThat(((InvalidRuleset) e).errors())
                        .anyMatch(error -> error.contains("no ADRG QQ1"))
                        .anyMatch(error -> error.contains("AA1 has no DRG")));
    }

    @Test
    void aRuleThatIsNoneShouldBeNamed() throws IOException {
        List<String> rows = table("adrg.tsv");
        rows.replaceAll(row -> row.startsWith("BB1\t") ? row.replace("main:op", "main:op9") : row);
        rows.replaceAll(row -> row.startsWith("BB2\t") ? row.replace("main:op", "moon=full") : row);
        assertThatThrownBy(() -> city("adrg.tsv", rows.toArray(String[]::new)))
                .hasMessageContaining("BB1: no codes in list 'op9'")
                .hasMessageContaining("BB2: not a condition: 'moon=full'");
    }

    @Test
    void rowsOfTheWrongLengthShouldBeNamedWithTheirLine() {
        assertThatThrownBy(() -> city("mcc.tsv", "code\texclusion", "A00.000")).hasMessageContaining("mcc.tsv:2");
    }

    @Test
    void foldersThatExtendEachOtherShouldBeRefused() {
        assertThatThrownBy(() -> {
                    Files.writeString(home.resolve("ruleset.properties"), "id = a\ntitle = b\nextends = .\n");
                    RulesetReader.read(home, InsuranceCodes.load());
                })
                .isInstanceOf(InvalidRuleset.class)
                .hasMessageContaining("circle");
    }

    @Test
    void aFolderWithoutARuleSetShouldBeRefused() {
        assertThatThrownBy(() -> RulesetReader.read(home.resolve("none"), InsuranceCodes.load()))
                .isInstanceOf(InvalidRuleset.class);
    }

    @Test
    void checkShouldFindUnknownCodesAndGroupsNobodyReaches() throws IOException {
        List<String> rows = table("adrg-operation.tsv");
        rows.replaceAll(row -> row.startsWith("AA1\t") ? "AA1\top\t99.ABCD" : row);
        RulesetCheck.Report report = RulesetCheck.of(city("adrg-operation.tsv", rows.toArray(String[]::new)));
        assertThat(report.errors()).anyMatch(e -> e.contains("99.ABCD"));
    }

    @Test
    void checkShouldFindAnOverlapWithoutOrder() throws IOException {
        List<String> rows = table("adrg.tsv");
        rows.replaceAll(row -> row.startsWith("FR3\t") || row.startsWith("FR4\t")
                ? row.replaceFirst("\tF\t\\d+\t", "\tF\t500\t")
                : row);
        RulesetCheck.Report report = RulesetCheck.of(city("adrg.tsv", rows.toArray(String[]::new)));
        assertThat(report.errors()).anyMatch(e -> e.contains("FR3 and FR4 overlap"));
    }

    @Test
    void aCodeOrAnAdrgShouldBeDescribed() {
        assertThat(Rules.NATIONAL.describe("BB1")).anyMatch(l -> l.contains("S06.400 硬膜外出血"));
        assertThat(Rules.NATIONAL.describe("J96.000")).anyMatch(l -> l.contains("MCC, exclusion table 109"));
        assertThat(Rules.NATIONAL.describe("47.0100")).anyMatch(l -> l.contains("GD"));
        assertThat(Rules.NATIONAL.describe("nothing")).isEmpty();
    }

    @Test
    void checkShouldFindAnAdrgThatNoCaseReaches() throws IOException {
        List<String> rows = table("adrg.tsv");
        rows.replaceAll(
                row -> row.startsWith("BB2\t") ? row.replaceFirst("\\t[^\\t]*$", "\tageYears<1&ageYears>=5") : row);
        RulesetCheck.Report report = RulesetCheck.of(city("adrg.tsv", rows.toArray(String[]::new)));
        assertThat(report.errors()).anyMatch(e -> e.startsWith("BB2 ") && e.contains("no case lands here"));
    }

    @Test
    void aCitysScoresShouldBeFoundByTheKeyOfTheCase() throws IOException {
        Ruleset city = city("dip.tsv", "key\tscore", "K35.3\t400", "K35.3:47.0100\t712.5");
        RulesetGrouper grouper = RulesetGrouper.of(city);
        assertThat(RulesetCheck.of(city).errors()).isEmpty();
        assertThat(city.summary()).contains("2 DIP scores");
        assertThat(grouper.dip(Rules.adult(Sex.MALE, List.of("K35.300"), List.of("47.01"))))
                .contains(new DipGroup("K35.3:47.0100", 712.5));
        assertThat(grouper.dip(Rules.adult(Sex.MALE, List.of("K35.300"), List.of())))
                .contains(new DipGroup("K35.3", 400.0));
        assertThat(grouper.dip(Rules.adult(Sex.MALE, List.of("K35.300"), List.of("54.1100"))))
                .contains(new DipGroup("K35.3:54.1100", null));
        assertThat(grouper.dip(Rules.adult(Sex.MALE, Rules.codes((String) null), List.of())))
                .isEmpty();
    }

    @Test
    void scoresThatAreNoneShouldBeNamed() {
        assertThatThrownBy(() -> city("dip.tsv", "key\tscore", "K35.3\t-1", "K35.8\tmany", "K35.9\t2", "K35.9\t3"))
                .isInstanceOf(InvalidRuleset.class)
                .hasMessageContaining("K35.3: '-1'")
                .hasMessageContaining("K35.8: 'many'")
                .hasMessageContaining("K35.9 is there twice");
    }

    @Test
    void checkShouldFindKeysThatNoCaseCanHave() throws IOException {
        Ruleset city = city(
                "dip.tsv",
                "key\tscore",
                "K35\t1",
                "Q99.Z\t1",
                "K35.3:99.ABCD\t1",
                "K35.3:54.1100+47.0100\t1",
                "K35.8\t1");
        assertThat(RulesetCheck.of(city).errors())
                .hasSize(4)
                .anyMatch(e -> e.startsWith("dip.tsv: K35:"))
                .anyMatch(e -> e.contains("Q99.Z"))
                .anyMatch(e -> e.contains("unknown operation 99.ABCD"))
                .anyMatch(e -> e.contains("ascending order"));
    }

    @Test
    void aCityShouldGroupWithItsOwnWeightsAndNoOthers() {
        assertThat(RulesetGrouper.of(Rules.NATIONAL, "harbin-2023").weights()).isEqualTo("harbin-2023");
        assertThat(RulesetGrouper.of(Rules.NATIONAL, "").weights()).isEqualTo("harbin-2024");
        assertThatThrownBy(() -> RulesetGrouper.of(Rules.NATIONAL, "atlantis-2024"))
                .isInstanceOf(InvalidRuleset.class)
                .hasMessageContaining("atlantis-2024")
                .hasMessageContaining("harbin-2022");
    }
}
