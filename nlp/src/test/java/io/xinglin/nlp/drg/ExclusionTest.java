package io.xinglin.nlp.drg;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.drg.Grouping;
import io.xinglin.core.patient.Sex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each exclusion table: an MCC or CC that counts beside one principal diagnosis and is excluded by another. */
@Tag("REQ-DRG-03")
class ExclusionTest {
    private static final Comorbidities TABLE = Rules.NATIONAL.comorbidities();

    /** A table with its complications and its principal diagnoses. */
    private record Exclusion(int table, List<Integer> complications, List<Integer> principals) {
        @Override
        public String toString() {
            return "table " + table;
        }
    }

    private static IntStream numbers() {
        return IntStream.range(0, Rules.NATIONAL.diagnoses().size());
    }

    static Stream<Exclusion> tables() {
        Map<Integer, Exclusion> tables = new TreeMap<>();
        numbers()
                .filter(n -> TABLE.isMcc(n) || TABLE.isCc(n))
                .forEach(n -> tables.computeIfAbsent(
                                TABLE.table(n), t -> new Exclusion(t, new ArrayList<>(), new ArrayList<>()))
                        .complications()
                        .add(n));
        numbers()
                .filter(n -> TABLE.principalTable(n) != 0)
                .forEach(n -> tables.computeIfAbsent(
                                TABLE.principalTable(n), t -> new Exclusion(t, new ArrayList<>(), new ArrayList<>()))
                        .principals()
                        .add(n));
        tables.remove(0);
        return tables.values().stream();
    }

    @Test
    void thereShouldBeTwoHundredAndTwentyThreeTables() {
        assertThat(tables())
                .hasSize(223)
                .allSatisfy(t -> assertThat(t.complications()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aComplicationShouldBeExcludedByAPrincipalOfItsTableAndCountBesideAnother(Exclusion exclusion) {
        // A table may hold nothing but its own complication: then any pair will do that is not one code twice.
        int excluding = exclusion.principals().get(0);
        int complication = exclusion.complications().stream()
                .filter(n -> n != excluding)
                .findFirst()
                .orElse(excluding);
        int other = numbers()
                .filter(n -> n != complication && TABLE.principalTable(n) != exclusion.table())
                .filter(n -> TABLE.principalTable(n) != 0)
                .findFirst()
                .orElseThrow();
        String code = Rules.NATIONAL.diagnoses().code(complication);
        assertThat(counted(other, code)).contains(code);
        Grouping excluded = group(excluding, code);
        if (excluded.grouped() && complication != excluding) {
            assertThat(excluded.excluded()).containsExactly(code);
            assertThat(excluded.mcc()).doesNotContain(code);
            assertThat(excluded.cc()).doesNotContain(code);
        }
        assertThat(TABLE.excludes(excluding, complication)).isTrue();
        assertThat(TABLE.excludes(other, complication)).isFalse();
    }

    private static List<String> counted(int principal, String other) {
        Grouping grouping = group(principal, other);
        List<String> counted = new ArrayList<>(grouping.mcc());
        counted.addAll(grouping.cc());
        // A case without a group counts nothing.
        return grouping.grouped() ? counted : List.of(other);
    }

    private static Grouping group(int principal, String other) {
        return Rules.group(
                Rules.adult(Sex.UNKNOWN, List.of(Rules.NATIONAL.diagnoses().code(principal), other), List.of()));
    }

    @Test
    void aComplicationWithoutATableShouldAlwaysCount() {
        int free = numbers()
                .filter(n -> (TABLE.isMcc(n) || TABLE.isCc(n)) && TABLE.table(n) == 0)
                .findFirst()
                .orElseThrow();
        assertThat(numbers().filter(n -> TABLE.excludes(n, free))).isEmpty();
    }

    @Test
    void anExcludedComplicationShouldBeNamedInThePath() {
        // Sepsis beside sepsis with a named germ: one family.
        Grouping grouping = Rules.group(Rules.adult(Sex.MALE, List.of("A41.501", "A41.900"), List.of()));
        assertThat(grouping.excluded()).containsExactly("A41.900");
        assertThat(grouping.path()).anyMatch(step -> step.contains("A41.900") && step.contains("排除表"));
    }
}
