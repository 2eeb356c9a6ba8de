package io.xinglin.imaging.assessment;

import io.xinglin.core.imaging.Assessment;
import io.xinglin.core.terminology.Code;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A rule of {@code rules.txt}.
 *
 * @param kind what is classified
 * @param source where the rule is published
 * @param rows from harmless to worst
 */
record RuleTable(String id, Scope scope, Code kind, String source, List<Row> rows) {
    RuleTable {
        rows = List.copyOf(rows);
    }

    /** What a rule classifies. */
    enum Scope {
        SERIES,
        LESION,
        WORST
    }

    /** A class and when it holds. */
    record Row(List<Condition> when, Code value) {
        boolean holds(Facts facts) {
            return when.stream().allMatch(condition -> condition.holds(facts));
        }
    }

    boolean aboutOneFinding() {
        return scope != Scope.SERIES
                || rows.stream()
                        .flatMap(row -> row.when().stream())
                        .anyMatch(c -> c.fact().equals("p"));
    }

    /** The first row that holds; empty where the facts fit none. */
    OptionalInt row(Facts facts) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).holds(facts))
                .findFirst();
    }

    Assessment assessment(int row) {
        return new Assessment(kind, rows.get(row).value(), source);
    }
}
