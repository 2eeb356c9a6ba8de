package io.xinglin.nlp.drg;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A city's scores of DIP groups by key ({@code dip.tsv}); empty where it gives none. Immutable. */
final class DipTable {
    private final Map<String, Double> scores;

    private DipTable(Map<String, Double> scores) {
        this.scores = scores;
    }

    /** @param errors takes what is wrong in the rows: a key twice, a score that is no positive number */
    static DipTable of(List<String[]> rows, List<String> errors) {
        Map<String, Double> scores = new TreeMap<>();
        for (String[] row : rows) {
            Double score = positive(row[1]);
            if (score == null) {
                errors.add("dip.tsv: " + row[0] + ": '" + row[1] + "' is not a positive number");
            } else if (scores.put(row[0], score) != null) {
                errors.add("dip.tsv: " + row[0] + " is there twice");
            }
        }
        return new DipTable(scores);
    }

    private static Double positive(String text) {
        try {
            double value = Double.parseDouble(text);
            return value > 0 && Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    Optional<Double> score(String key) {
        return Optional.ofNullable(scores.get(key));
    }

    /** In order. */
    Set<String> keys() {
        return scores.keySet();
    }
}
