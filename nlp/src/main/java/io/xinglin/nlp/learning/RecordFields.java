package io.xinglin.nlp.learning;

import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalRecord.Symptom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A record as the golden notes write it: the values of each field by its Chinese name, pairs as {@code 检查项=结果}; a symptom's
 * attribute as {@code 症状.出现时间}, of symptoms of one name the last. Stateless.
 */
public final class RecordFields {
    private RecordFields() {}

    /** Every field, those without a value too; a single value may be the empty string. */
    public static Map<String, List<String>> of(ClinicalRecord record) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        found.put("年龄", List.of(record.age().value()));
        found.put("性别", List.of(record.sex().value()));
        found.put("籍贯", List.of(record.nativePlace().value()));
        found.put("住址", List.of(record.address().value()));
        found.put("主要症状", names(record.mainSymptoms()));
        found.put("伴随症状", names(record.accompanyingSymptoms()));
        found.put("阴性症状", values(record.negativeSymptoms()));
        found.put(
                "检查",
                record.exams().stream()
                        .map(exam -> exam.item().value() + "=" + exam.result())
                        .toList());
        found.put("考虑诊断", values(record.suspectedDiagnoses()));
        found.put("过往病史", values(record.pastDiseases()));
        found.put("治疗史", values(record.treatmentHistory()));
        found.put(
                "家族史",
                record.familyHistory().stream()
                        .map(member ->
                                member.relative() + "=" + member.disease().value())
                        .toList());
        found.put("用药", values(record.medications()));
        found.put(
                "过敏",
                record.allergies().stream()
                        .map(allergy -> allergy.substance().value() + "=" + allergy.reaction())
                        .toList());
        Stream.concat(record.mainSymptoms().stream(), record.accompanyingSymptoms().stream())
                .forEach(symptom -> attributes(symptom, found));
        return found;
    }

    private static void attributes(Symptom symptom, Map<String, List<String>> found) {
        String name = symptom.name().value();
        found.put(name + ".出现时间", List.of(symptom.onset()));
        found.put(name + ".频率", List.of(symptom.frequency()));
        found.put(name + ".部位", List.of(symptom.site()));
        found.put(name + ".诱因", List.of(symptom.trigger()));
        found.put(name + ".程度", List.of(symptom.degree()));
        found.put(name + ".加重", List.of(symptom.aggravating()));
        found.put(name + ".特点", List.of(symptom.character()));
        found.put(name + ".缓解", List.of(symptom.relieving()));
    }

    private static List<String> values(List<Field> fields) {
        return fields.stream().map(Field::value).toList();
    }

    private static List<String> names(List<Symptom> symptoms) {
        return symptoms.stream().map(symptom -> symptom.name().value()).toList();
    }
}
