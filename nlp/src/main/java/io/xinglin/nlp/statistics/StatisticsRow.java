package io.xinglin.nlp.statistics;

import io.xinglin.core.note.Span;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One record as the statistics see it.
 *
 * @param record its identifier
 * @param about in which bucket it falls; a dimension that is absent counts as {@link Dimension#UNKNOWN}
 */
public record StatisticsRow(String record, Map<Dimension, String> about, List<Value> values) {
    public StatisticsRow {
        Objects.requireNonNull(record, "record");
        about = Map.copyOf(about);
        values = List.copyOf(values);
    }

    /** A field's value in the spelling that is counted, see {@link CountedText}; where it stands, or null. */
    public record Value(CountedField field, String value, Span span) {
        public Value {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(value, "value");
        }

        /** The spelling under which a value as written is counted. */
        public static String counted(CountedField field, String written) {
            return CountedText.of(field, written);
        }
    }

    /** The bucket of a dimension. */
    public String bucket(Dimension dimension) {
        return about.getOrDefault(dimension, Dimension.UNKNOWN);
    }
}
