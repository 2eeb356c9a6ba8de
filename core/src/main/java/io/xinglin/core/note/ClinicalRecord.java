package io.xinglin.core.note;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The fields of the record-extraction table, each with its way back to the text. Empty strings and lists where the note
 * says nothing.
 */
public record ClinicalRecord(
        Field age,
        Field sex,
        Field nativePlace,
        Field address,
        List<Symptom> mainSymptoms,
        List<Symptom> accompanyingSymptoms,
        List<Field> negativeSymptoms,
        List<Exam> exams,
        List<Field> suspectedDiagnoses,
        List<Field> pastDiseases,
        List<Field> treatmentHistory,
        List<FamilyDisease> familyHistory,
        List<Field> medications,
        List<Allergy> allergies,
        Map<SectionType, Span> segments) {
    public ClinicalRecord {
        mainSymptoms = List.copyOf(mainSymptoms);
        accompanyingSymptoms = List.copyOf(accompanyingSymptoms);
        negativeSymptoms = List.copyOf(negativeSymptoms);
        exams = List.copyOf(exams);
        suspectedDiagnoses = List.copyOf(suspectedDiagnoses);
        pastDiseases = List.copyOf(pastDiseases);
        treatmentHistory = List.copyOf(treatmentHistory);
        familyHistory = List.copyOf(familyHistory);
        medications = List.copyOf(medications);
        // Facts stored before the field existed come without it.
        allergies = allergies == null ? List.of() : List.copyOf(allergies);
        segments = Map.copyOf(segments);
    }

    /** A value as written and where; {@link #NONE} when the note says nothing. */
    public record Field(String value, Span span) {
        /** The note says nothing. */
        public static final Field NONE = new Field("", new Span(0, 0));

        public Field {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(span, "span");
        }

        public boolean isPresent() {
            return !value.isEmpty();
        }
    }

    /** 症状; 出现时间; 频率; 部位; 诱因; 程度; 加重; 特点; 缓解. */
    public record Symptom(
            Field name,
            String onset,
            String frequency,
            String site,
            String trigger,
            String degree,
            String aggravating,
            String character,
            String relieving) {}

    /** 检查项; 检查结果. */
    public record Exam(Field item, String result) {}

    /** 关系; 疾病. */
    public record FamilyDisease(String relative, Field disease) {}

    /** 过敏原; 反应. */
    public record Allergy(Field substance, String reaction) {}
}
