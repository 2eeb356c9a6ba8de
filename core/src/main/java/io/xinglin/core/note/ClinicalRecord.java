package io.xinglin.core.note;

import io.xinglin.core.terminology.Code;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
        Map<SectionType, Span> segments,
        List<NoKnownAllergy> noKnownAllergies) {
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
        noKnownAllergies = noKnownAllergies == null ? List.of() : List.copyOf(noKnownAllergies);
    }

    /** A record of a note that denies no allergies. */
    public ClinicalRecord(
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
        this(
                age,
                sex,
                nativePlace,
                address,
                mainSymptoms,
                accompanyingSymptoms,
                negativeSymptoms,
                exams,
                suspectedDiagnoses,
                pastDiseases,
                treatmentHistory,
                familyHistory,
                medications,
                allergies,
                segments,
                List.of());
    }

    /** The same record with these allergies; what the note denies and one of them contradicts is left out. */
    public ClinicalRecord allergic(List<Allergy> known) {
        return new ClinicalRecord(
                age,
                sex,
                nativePlace,
                address,
                mainSymptoms,
                accompanyingSymptoms,
                negativeSymptoms,
                exams,
                suspectedDiagnoses,
                pastDiseases,
                treatmentHistory,
                familyHistory,
                medications,
                known,
                segments,
                noKnownAllergies.stream()
                        .filter(denied -> known.stream().noneMatch(denied::contradicts))
                        .toList());
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

    /**
     * 过敏原; 反应.
     *
     * @param reaction what came of it, as written; empty where the note does not say
     * @param kind what kind of thing the substance is; null where that is not certain
     * @param sentence the sentence it stands in
     * @param codes the substance as a concept, best first
     * @param manifestations what the reaction names, one by one
     */
    public record Allergy(
            Field substance,
            String reaction,
            AllergenKind kind,
            Span sentence,
            List<Code> codes,
            List<Manifestation> manifestations) {
        public Allergy {
            Objects.requireNonNull(substance, "substance");
            reaction = Objects.requireNonNullElse(reaction, "");
            // Facts stored before these were told come without them.
            sentence = Objects.requireNonNullElse(sentence, substance.span());
            codes = codes == null ? List.of() : List.copyOf(codes);
            manifestations = manifestations == null ? List.of() : List.copyOf(manifestations);
        }

        /** What is known of the kind of substance. */
        public Optional<AllergenKind> known() {
            return Optional.ofNullable(kind);
        }
    }

    /** One thing that came of an allergy, as written; without codes where its words are no known concept. */
    public record Manifestation(String words, List<Code> codes) {
        public Manifestation {
            Objects.requireNonNull(words, "words");
            codes = List.copyOf(codes);
        }
    }

    /**
     * The note denies allergies: 否认药物过敏史.
     *
     * @param kind to what; null where the note denies any allergy
     */
    public record NoKnownAllergy(Field statement, AllergenKind kind, Span sentence) {
        public NoKnownAllergy {
            Objects.requireNonNull(statement, "statement");
            Objects.requireNonNull(sentence, "sentence");
        }

        /** To what kind of substance; empty: to any. */
        public Optional<AllergenKind> to() {
            return Optional.ofNullable(kind);
        }

        /** The kind in Chinese, 任何 for any. */
        public String kindZh() {
            return to().map(AllergenKind::zh).orElse("任何");
        }

        private boolean contradicts(Allergy told) {
            return kind == null || kind == told.kind();
        }
    }
}
