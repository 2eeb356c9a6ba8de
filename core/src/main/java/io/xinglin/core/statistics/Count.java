package io.xinglin.core.statistics;

import java.util.Objects;

/**
 * How often a field has a value.
 *
 * @param records records that have it at least once
 * @param occurrences how often it stands in all of them; a record may name CT three times
 */
public record Count(CountedField field, String value, long records, long occurrences) {
    public Count {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(value, "value");
    }
}
