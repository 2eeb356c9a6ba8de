package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalRecord.Symptom;
import io.xinglin.core.note.Scheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Synthetic notes of many departments with the record each must give. A file: the note, {@code ---}, then a field a line;
 * fields that are not named must be empty, attributes ({@code 胸闷.诱因}) are checked where named.
 */
@Tag("REQ-NLP-04")
class GoldenRecordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-cardiology",
                "02-neurology",
                "03-surgery",
                "04-obstetrics",
                "05-oncology",
                "06-respiratory",
                "07-emergency",
                "08-psychiatry",
                "09-ophthalmology",
                "10-gastroenterology",
                "11-urology",
                "12-orthopaedics",
                "13-paediatrics",
                "14-endocrinology",
                "15-nephrology",
                "16-otolaryngology"
            })
    void recordShouldBeTheGoldOne(String name) throws IOException {
        String[] parts = read(name).split("---\n", 2);
        Map<String, String> gold = parts[1].lines()
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(
                        columns -> columns[0], columns -> columns[1], (a, b) -> a, LinkedHashMap::new));
        ClinicalRecord record =
                XinglinNoteEngine.load().extract(parts[0], Scheme.XINGLIN).record();
        Map<String, String> found = fields(record);
        Map<String, String> attributes = attributes(record);
        gold.keySet().stream()
                .filter(key -> key.indexOf('.') > 0)
                .forEach(key -> found.put(key, attributes.getOrDefault(key, "")));
        assertThat(found).containsExactlyInAnyOrderEntriesOf(gold);
    }

    private static String read(String name) throws IOException {
        try (InputStream in = GoldenRecordsTest.class.getResourceAsStream("golden/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> fields(ClinicalRecord record) {
        Map<String, String> found = new LinkedHashMap<>();
        put(found, "年龄", record.age().value());
        put(found, "性别", record.sex().value());
        put(found, "籍贯", record.nativePlace().value());
        put(found, "住址", record.address().value());
        put(found, "主要症状", names(record.mainSymptoms()));
        put(found, "伴随症状", names(record.accompanyingSymptoms()));
        put(found, "阴性症状", values(record.negativeSymptoms()));
        put(
                found,
                "检查",
                record.exams().stream()
                        .map(exam -> exam.item().value() + "=" + exam.result())
                        .collect(Collectors.joining(",")));
        put(found, "考虑诊断", values(record.suspectedDiagnoses()));
        put(found, "过往病史", values(record.pastDiseases()));
        put(found, "治疗史", values(record.treatmentHistory()));
        put(
                found,
                "家族史",
                record.familyHistory().stream()
                        .map(member ->
                                member.relative() + "=" + member.disease().value())
                        .collect(Collectors.joining(",")));
        put(found, "用药", values(record.medications()));
        return found;
    }

    private static void put(Map<String, String> found, String key, String value) {
        if (!value.isEmpty()) {
            found.put(key, value);
        }
    }

    private static String values(List<Field> fields) {
        return fields.stream().map(Field::value).collect(Collectors.joining(","));
    }

    private static String names(List<Symptom> symptoms) {
        return symptoms.stream().map(symptom -> symptom.name().value()).collect(Collectors.joining(","));
    }

    private static Map<String, String> attributes(ClinicalRecord record) {
        Map<String, String> found = new LinkedHashMap<>();
        Stream.concat(record.mainSymptoms().stream(), record.accompanyingSymptoms().stream())
                .forEach(symptom -> {
                    String name = symptom.name().value();
                    found.put(name + ".出现时间", symptom.onset());
                    found.put(name + ".频率", symptom.frequency());
                    found.put(name + ".部位", symptom.site());
                    found.put(name + ".诱因", symptom.trigger());
                    found.put(name + ".程度", symptom.degree());
                    found.put(name + ".加重", symptom.aggravating());
                    found.put(name + ".特点", symptom.character());
                    found.put(name + ".缓解", symptom.relieving());
                });
        return found;
    }
}
