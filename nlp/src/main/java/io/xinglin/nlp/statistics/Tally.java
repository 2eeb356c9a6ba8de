package io.xinglin.nlp.statistics;

import io.xinglin.core.statistics.Count;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.CrossTab;
import io.xinglin.core.statistics.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts per field and value, and against each dimension asked for.
 *
 * <p>A commutative monoid: an empty tally changes nothing, and parts counted apart and merged in any order are the same as
 * the whole counted at once. Memory grows with different values and cells, not with records; a field keeps at most {@link
 * #MOST_VALUES} different values and a dimension {@link #MOST_BUCKETS} buckets, what comes later is counted together as
 * （其余）, and only beyond these limits does the order matter. Not for use by many threads.
 *
 * <pre>{@code
 * Tally tally = new Tally(EnumSet.of(Dimension.SEX));
 * rows.forEach(tally::add);
 * tally.counts(CountedField.MAIN_SYMPTOM).get(0);   // 咳嗽 3244
 * }</pre>
 */
public final class Tally {
    public static final int MOST_VALUES = 100_000;
    public static final int MOST_BUCKETS = 1_000;

    private static final Comparator<Count> MOST_FREQUENT = Comparator.comparingLong(Count::occurrences)
            .thenComparingLong(Count::records)
            .reversed()
            .thenComparing(Count::value);

    private final int mostValues;
    private final Set<Dimension> by;
    private final Map<CountedField, FieldTally> fields = new EnumMap<>(CountedField.class);
    private final Map<Dimension, Buckets> buckets = new EnumMap<>(Dimension.class);
    private final List<FieldTally> numbered = new ArrayList<>();
    private long records;

    public Tally(Collection<Dimension> by) {
        this(by, MOST_VALUES, MOST_BUCKETS);
    }

    Tally(Collection<Dimension> by, int mostValues, int mostBuckets) {
        this.by = EnumSet.noneOf(Dimension.class);
        this.by.addAll(by);
        this.mostValues = mostValues;
        this.by.forEach(dimension -> buckets.put(dimension, new Buckets(mostBuckets)));
    }

    public void add(StatisticsRow row) {
        records++;
        Map<Dimension, Integer> falls = new EnumMap<>(Dimension.class);
        by.forEach(dimension -> falls.put(dimension, buckets.get(dimension).count(row.bucket(dimension), 1)));
        long[] seen = new long[row.values().size()];
        for (int i = 0; i < seen.length; i++) {
            StatisticsRow.Value value = row.values().get(i);
            FieldTally field = field(value.field());
            seen[i] = (long) field.number() << 32 | field.occurred(value.value(), 1);
        }
        Arrays.sort(seen);
        for (int i = 0; i < seen.length; i++) {
            if (i == 0 || seen[i] != seen[i - 1]) {
                recorded(numbered.get((int) (seen[i] >>> 32)), (int) seen[i], falls);
            }
        }
    }

    private static void recorded(FieldTally field, int value, Map<Dimension, Integer> falls) {
        field.recorded(value, 1);
        falls.forEach((dimension, bucket) -> field.cells(dimension).add(value, bucket, 1));
    }

    FieldTally field(CountedField field) {
        FieldTally known = fields.get(field);
        if (known == null) {
            known = new FieldTally(field, numbered.size(), by, mostValues);
            fields.put(field, known);
            numbered.add(known);
        }
        return known;
    }

    /** Counts a bucket's records; returns its number. */
    int bucket(Dimension dimension, String bucket, long more) {
        return buckets.get(dimension).count(bucket, more);
    }

    Words bucketWords(Dimension dimension) {
        return buckets.get(dimension).words();
    }

    void addRecords(long more) {
        records += more;
    }

    /**
     * Takes in what another counted, which stays as it is.
     *
     * @throws IllegalArgumentException when it was counted by other dimensions
     */
    public Tally merge(Tally other) {
        if (!by.equals(other.by)) {
            throw new IllegalArgumentException("counted by " + other.by + " and by " + by);
        }
        records += other.records;
        Map<Dimension, int[]> moved = new EnumMap<>(Dimension.class);
        other.buckets.forEach((dimension, theirs) ->
                moved.put(dimension, buckets.get(dimension).take(theirs)));
        other.fields.forEach((name, theirs) -> {
            FieldTally mine = field(name);
            int[] values = new int[theirs.values().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = mine.occurred(theirs.values().word(i), theirs.occurrences(i));
                mine.recorded(values[i], theirs.records(i));
            }
            by.forEach(dimension -> theirs.cells(dimension)
                    .each((value, bucket, count) ->
                            mine.cells(dimension).add(values[value], moved.get(dimension)[bucket], count)));
        });
        return this;
    }

    public long records() {
        return records;
    }

    public Set<Dimension> by() {
        return EnumSet.copyOf(by.isEmpty() ? EnumSet.noneOf(Dimension.class) : by);
    }

    /** Fields that have a value somewhere, in the order of the table. */
    public List<CountedField> fields() {
        return List.copyOf(fields.keySet());
    }

    /** A field's values, most frequent first. */
    public List<Count> counts(CountedField field) {
        FieldTally tally = fields.get(field);
        return tally == null
                ? List.of()
                : tally.counts().stream().sorted(MOST_FREQUENT).toList();
    }

    /** Buckets of a dimension: ages youngest first, months in order, the others largest first. */
    public List<String> buckets(Dimension dimension) {
        return buckets.get(dimension).ordered(dimension);
    }

    /** Records in a bucket. */
    public long bucketRecords(Dimension dimension, String bucket) {
        return buckets.get(dimension).records(bucket);
    }

    /** Records in a bucket that have a value. */
    public long cell(CountedField field, String value, Dimension dimension, String bucket) {
        FieldTally tally = fields.get(field);
        int number = tally == null ? -1 : tally.values().find(value);
        int column = buckets.get(dimension).find(bucket);
        return number < 0 || column < 0 ? 0 : tally.cells(dimension).get(number, column);
    }

    public CrossTab crossTab(CountedField field, Dimension dimension, int mostValues, int mostBuckets) {
        List<String> columns = buckets(dimension).stream().limit(mostBuckets).toList();
        List<CrossTab.Row> rows = new ArrayList<>();
        for (Count count : counts(field).stream().limit(mostValues).toList()) {
            List<Long> cells = columns.stream()
                    .map(bucket -> cell(field, count.value(), dimension, bucket))
                    .toList();
            rows.add(new CrossTab.Row(count.value(), count.records(), cells));
        }
        List<Long> totals =
                columns.stream().map(bucket -> bucketRecords(dimension, bucket)).toList();
        return new CrossTab(field, dimension, columns, totals, rows);
    }
}
