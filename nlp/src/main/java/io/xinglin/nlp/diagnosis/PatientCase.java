package io.xinglin.nlp.diagnosis;

import io.xinglin.core.note.Span;
import io.xinglin.core.patient.Sex;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a record says that bears on the diagnosis.
 *
 * @param age years
 * @param course {@code null} where the record does not say how long
 * @param onset days since the complaint began; empty where the record does not say
 * @param present finding to where the record says so
 * @param absent finding to where the record denies it
 */
record PatientCase(
        String text,
        OptionalDouble age,
        Sex sex,
        Course course,
        OptionalDouble onset,
        Map<String, Quote> present,
        Map<String, Quote> absent) {
    /** The words and the sentence they stand in. */
    record Quote(Span words, Span sentence) {}

    PatientCase {
        present = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(present));
        absent = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(absent));
    }
}
