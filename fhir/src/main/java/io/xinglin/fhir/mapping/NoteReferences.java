package io.xinglin.fhir.mapping;

import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Reference;

/** The resources made of one note: by where their words stand, and by field of the record. Not safe for many threads. */
final class NoteReferences {
    /** A field of the record: its code, and its name in the printed table. */
    record RecordField(String code, String name) {}

    static final RecordField AGE = new RecordField("age", "年龄");
    static final RecordField SEX = new RecordField("sex", "性别");
    static final RecordField NATIVE_PLACE = new RecordField("native-place", "籍贯");
    static final RecordField ADDRESS = new RecordField("address", "住址");
    static final RecordField MAIN_SYMPTOM = new RecordField("main-symptom", "主要症状");
    static final RecordField ACCOMPANYING_SYMPTOM = new RecordField("accompanying-symptom", "伴随症状");
    static final RecordField NEGATIVE_SYMPTOM = new RecordField("negative-symptom", "阴性症状");
    static final RecordField EXAMINATION = new RecordField("examination", "检查");
    static final RecordField SUSPECTED_DIAGNOSIS = new RecordField("suspected-diagnosis", "考虑诊断");
    static final RecordField PAST_DISEASE = new RecordField("past-disease", "过往病史");
    static final RecordField TREATMENT_HISTORY = new RecordField("treatment-history", "治疗史");
    static final RecordField FAMILY_HISTORY = new RecordField("family-history", "家族史");
    static final RecordField MEDICATION = new RecordField("medication", "用药");
    static final RecordField ALLERGY = new RecordField("allergy", "过敏史");

    private record Placed(Span span, Reference reference) {}

    private final List<Reference> all = new ArrayList<>();
    private final TreeMap<Integer, Placed> byStart = new TreeMap<>();
    private final Map<RecordField, List<Reference>> byField = new LinkedHashMap<>();

    /** A resource of a mention. */
    void add(Span span, Reference reference) {
        all.add(reference);
        byStart.put(span.start(), new Placed(span, reference));
    }

    /** A resource of a field that is no mention. */
    void add(RecordField field, Reference reference) {
        all.add(reference);
        in(field, reference);
    }

    /** Every resource, in the order of its making. */
    List<Reference> all() {
        return List.copyOf(all);
    }

    /** What each field of the record consists of, fields that have something. */
    Map<RecordField, List<Reference>> fields(ClinicalRecord record) {
        record.mainSymptoms().forEach(symptom -> mention(MAIN_SYMPTOM, symptom.name()));
        record.accompanyingSymptoms().forEach(symptom -> mention(ACCOMPANYING_SYMPTOM, symptom.name()));
        record.negativeSymptoms().forEach(symptom -> mention(NEGATIVE_SYMPTOM, symptom));
        record.exams().forEach(exam -> mention(EXAMINATION, exam.item()));
        record.suspectedDiagnoses().forEach(disease -> mention(SUSPECTED_DIAGNOSIS, disease));
        record.pastDiseases().forEach(disease -> mention(PAST_DISEASE, disease));
        record.treatmentHistory().forEach(treatment -> mention(TREATMENT_HISTORY, treatment));
        record.familyHistory().forEach(member -> mention(FAMILY_HISTORY, member.disease()));
        record.medications().forEach(drug -> mention(MEDICATION, drug));
        return byField;
    }

    private void mention(RecordField field, Field value) {
        at(value.span()).ifPresent(reference -> in(field, reference));
    }

    private Optional<Reference> at(Span span) {
        return Optional.ofNullable(byStart.floorEntry(Math.max(span.start(), span.end() - 1)))
                .map(Map.Entry::getValue)
                .filter(placed -> placed.span().overlaps(span))
                .map(Placed::reference);
    }

    private void in(RecordField field, Reference reference) {
        byField.computeIfAbsent(field, key -> new ArrayList<>()).add(reference.copy());
    }
}
