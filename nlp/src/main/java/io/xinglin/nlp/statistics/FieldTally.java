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
    private final Words values;
    private final Map<Dimension, PairCounts> cells = new EnumMap<>(Dimension.class);
    private int[] records = new int[16];
    private long[] occurrences = new long[16];

    FieldTally(CountedField field, Iterable<Dimension> by, int mostValues) {
        this.field = field;
        this.values = new Words(mostValues);
        by.forEach(dimension -> cells.put(dimension, new PairCounts()));
    }

    Words values() {
        return values;
    }

    /** Counts occurrences; returns the value's number. */
    int occurred(String value, long times) {
        int number = values.number(value);
        if (number >= records.length) {
            records = Arrays.copyOf(records, number * 2);
            occurrences = Arrays.copyOf(occurrences, number * 2);
        }
        occurrences[number] += times;
        return number;
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
