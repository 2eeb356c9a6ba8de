package io.xinglin.imaging.assessment;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules the product knows, by id. */
public final class RuleTables {
    private static final String RULE = "rule ";
    private static final Map<String, RuleTable> BY_ID = load();

    private RuleTables() {}

    /** Their ids, in order. */
    public static Set<String> ids() {
        return BY_ID.keySet();
    }

    /** Whether a rule is about one finding and not about all. */
    public static boolean needsLabel(String id) {
        return of(id).filter(RuleTable::aboutOneFinding).isPresent();
    }

    static Optional<RuleTable> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    static Collection<RuleTable> all() {
        return BY_ID.values();
    }

    private static Map<String, RuleTable> load() {
        Map<String, RuleTable> tables = new LinkedHashMap<>();
        var resource = RuleTables.class.getResourceAsStream("rules.txt");
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            String[] head = null;
            List<RuleTable.Row> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] fields = line.split(" \\| ", -1);
                if (line.startsWith(RULE)) {
                    add(tables, head, rows);
                    head = fields;
                    rows.clear();
                } else {
                    rows.add(row(fields));
                }
            }
            add(tables, head, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    private static void add(Map<String, RuleTable> tables, String[] head, List<RuleTable.Row> rows) {
        if (head != null) {
            String id = head[0].substring(RULE.length());
            tables.put(
                    id,
                    new RuleTable(
                            id,
                            RuleTable.Scope.valueOf(head[1].toUpperCase(Locale.ROOT)),
                            code(head, 2),
                            head[6],
                            rows));
        }
    }

    private static RuleTable.Row row(String[] fields) {
        return new RuleTable.Row(
                Arrays.stream(fields[0].split(", ", -1)).map(Condition::of).toList(), code(fields, 1));
    }

    private static Code code(String[] fields, int from) {
        return new Code(
                CodeSystem.ofDesignator(fields[from]).orElseThrow(),
                fields[from + 1],
                fields[from + 2],
                fields[from + 3]);
    }
}
