package io.xinglin.nlp.drg;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weights of a city and year. Immutable. */
public final class WeightTable {
    /**
     * One row.
     *
     * @param days mean length of stay; {@code null} where the table does not give it
     * @param cost mean cost in yuan; {@code null} where the table does not give it
     */
    public record Row(double weight, Double days, Double cost) {}

    private final String name;
    private final Map<String, Row> rows;

    WeightTable(String name, List<String[]> table) {
        this.name = name;
        Map<String, Row> read = new HashMap<>();
        for (String[] row : table) {
            try {
                read.put(row[0], new Row(Double.parseDouble(row[1]), number(row[2]), number(row[3])));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("weights/" + name + ".tsv: " + row[0] + ": not a number", e);
            }
        }
        rows = Map.copyOf(read);
    }

    private static Double number(String text) {
        return text.isBlank() ? null : Double.valueOf(text);
    }

    /** City and year. */
    public String name() {
        return name;
    }

    /** The row of a group, or {@code null}. */
    public Row row(String drg) {
        return rows.get(drg);
    }

    java.util.Set<String> groups() {
        return rows.keySet();
    }
}
