package io.xinglin.nlp.statistics;

import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalRecord.Symptom;
import io.xinglin.core.note.Span;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the values of one record, in the spelling that is counted; empty ones are left out. An attribute has the place
 * of the symptom or examination it belongs to. Not for use by many threads.
 */
public final class RecordValues {
    private final List<StatisticsRow.Value> values = new ArrayList<>();
    private final Map<Dimension, String> about = new EnumMap<>(Dimension.class);

    /** Everything the record says, and sex, age band and first diagnosis as far as it gives them. */
    public static RecordValues of(ClinicalRecord record) {
        RecordValues values = new RecordValues();
        values.add(CountedField.AGE, record.age());
        values.add(CountedField.SEX, record.sex());
        values.add(CountedField.NATIVE_PLACE, record.nativePlace());
        values.add(CountedField.ADDRESS, record.address());
        record.mainSymptoms().forEach(values::main);
        record.accompanyingSymptoms().forEach(values::accompanying);
        values.addAll(CountedField.NEGATIVE_SYMPTOM, record.negativeSymptoms());
        record.exams().forEach(exam -> {
            values.add(CountedField.EXAM_ITEM, exam.item());
            values.add(CountedField.EXAM_RESULT, exam.result(), exam.item().span());
        });
        values.addAll(CountedField.SUSPECTED_DIAGNOSIS, record.suspectedDiagnoses());
        values.addAll(CountedField.PAST_DISEASE, record.pastDiseases());
        values.addAll(CountedField.TREATMENT_HISTORY, record.treatmentHistory());
        record.familyHistory().forEach(member -> {
            values.add(
                    CountedField.FAMILY_RELATIVE,
                    member.relative(),
                    member.disease().span());
            values.add(CountedField.FAMILY_DISEASE, member.disease());
        });
        values.addAll(CountedField.MEDICATION, record.medications());
        record.allergies().forEach(allergy -> {
            values.add(CountedField.ALLERGEN, allergy.substance());
            values.add(
                    CountedField.ALLERGIC_REACTION,
                    allergy.reaction(),
                    allergy.substance().span());
        });
        record.noKnownAllergies()
                .forEach(denied -> values.add(
                        CountedField.NO_KNOWN_ALLERGY,
                        denied.kindZh(),
                        denied.statement().span()));
        return values;
    }

    private void main(Symptom symptom) {
        Span span = symptom.name().span();
        add(CountedField.MAIN_SYMPTOM, symptom.name());
        add(CountedField.ONSET, symptom.onset(), span);
        add(CountedField.FREQUENCY, symptom.frequency(), span);
        add(CountedField.SITE, symptom.site(), span);
        add(CountedField.TRIGGER, symptom.trigger(), span);
        add(CountedField.DEGREE, symptom.degree(), span);
        add(CountedField.AGGRAVATING, symptom.aggravating(), span);
        add(CountedField.CHARACTER, symptom.character(), span);
        add(CountedField.RELIEVING, symptom.relieving(), span);
    }

    private void accompanying(Symptom symptom) {
        add(CountedField.ACCOMPANYING_SYMPTOM, symptom.name());
        add(
                CountedField.ACCOMPANYING_CHARACTER,
                symptom.character(),
                symptom.name().span());
    }

    private void addAll(CountedField field, List<Field> fields) {
        fields.forEach(one -> add(field, one));
    }

    private void add(CountedField field, Field written) {
        add(field, written.value(), written.span());
    }

    /** Adds a value; {@code span} may be null. The first of sex, age and suspected diagnosis also names the bucket. */
    public void add(CountedField field, String written, Span span) {
        String value = CountedText.of(field, written);
        if (value.isEmpty()) {
            return;
        }
        values.add(new StatisticsRow.Value(field, value, span));
        switch (field) {
            case SEX -> about.putIfAbsent(Dimension.SEX, value);
            case AGE -> about.putIfAbsent(Dimension.AGE, AgeBand.of(value));
            case SUSPECTED_DIAGNOSIS -> about.putIfAbsent(Dimension.DIAGNOSIS, value);
            default -> {
                // Names no bucket.
            }
        }
    }

    /** Says in which bucket the record falls, whatever the record itself says; empty words change nothing. */
    public RecordValues about(Dimension dimension, String bucket) {
        String text = CountedText.of(null, bucket);
        if (!text.isEmpty()) {
            about.put(dimension, text);
        }
        return this;
    }

    public StatisticsRow row(String record) {
        return new StatisticsRow(record, about, values);
    }
}
