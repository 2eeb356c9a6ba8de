package io.xinglin.core.statistics;

import java.util.List;
import java.util.Objects;

/**
 * The values of a field against the buckets of a dimension; cells count records.
 *
 * @param buckets the columns
 * @param totals records in each bucket, whatever they say of the field
 * @param rows the values, most frequent first
 */
public record CrossTab(CountedField field, Dimension by, List<String> buckets, List<Long> totals, List<Row> rows) {
    public CrossTab {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(by, "by");
        buckets = List.copyOf(buckets);
        totals = List.copyOf(totals);
        rows = List.copyOf(rows);
    }

    /** A value, the records that have it, and how they fall into the buckets. */
    public record Row(String value, long records, List<Long> cells) {
        public Row {
            Objects.requireNonNull(value, "value");
            cells = List.copyOf(cells);
        }
    }
}
