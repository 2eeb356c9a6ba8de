package io.xinglin.nlp.statistics;

import io.xinglin.core.statistics.Count;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was counted of one field. Not for use by many threads. */
final class FieldTally {
    private final CountedField field;
    private final int number;
    private final Words values;
    private final Map<Dimension, PairCounts> cells = new EnumMap<>(Dimension.class);
    private int[] records = new int[16];
    private long[] occurrences = new long[16];

    FieldTally(CountedField field, int number, Iterable<Dimension> by, int mostValues) {
        this.field = field;
        this.number = number;
        this.values = new Words(mostValues);
        by.forEach(dimension -> cells.put(dimension, new PairCounts()));
    }

    /** Its place among the fields of its tally. */
    int number() {
        return number;
    }

    Words values() {
        return values;
    }

    /** Counts occurrences; returns the value's number. */
    int occurred(String value, long times) {
        int known = values.number(value);
        if (known >= records.length) {
            records = Arrays.copyOf(records, known * 2);
            occurrences = Arrays.copyOf(occurrences, known * 2);
        }
        occurrences[known] += times;
        return known;
    }

    /** Counts records that have the value. */
    void recorded(int value, int times) {
        records[value] += times;
    }

    PairCounts cells(Dimension by) {
        return cells.get(by);
    }

    int records(int value) {
        return records[value];
    }

    long occurrences(int value) {
        return occurrences[value];
    }

    List<Count> counts() {
        List<Count> counts = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            counts.add(new Count(field, values.word(i), records[i], occurrences[i]));
        }
        return counts;
    }
}
