package io.xinglin.cli.nlp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.note.AllergenKind;
import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalRecord.Symptom;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.record.GeneralCondition;
import java.util.List;
import java.util.Map;

/** The record with the keys of the printed table; fields the note does not give are empty. */
final class RecordJson {
    private final ObjectMapper json;
    private final String text;
    private final FactsJson offsets;

    RecordJson(ObjectMapper json, String text, FactsJson offsets) {
        this.json = json;
        this.text = text;
        this.offsets = offsets;
    }

    ObjectNode write(ClinicalRecord record) {
        ObjectNode row = json.createObjectNode();
        row.put("年龄", record.age().value())
                .put("性别", record.sex().value())
                .put("籍贯", record.nativePlace().value())
                .put("住址", record.address().value());
        record.mainSymptoms().forEach(symptom -> symptom(array(row, "主要症状").addObject(), symptom));
        array(row, "主要症状");
        array(row, "伴随症状");
        record.accompanyingSymptoms()
                .forEach(symptom -> symptom(array(row, "伴随症状").addObject(), symptom));
        values(row, "阴性症状", record.negativeSymptoms());
        ArrayNode exams = array(row, "检查");
        record.exams()
                .forEach(exam ->
                        exams.addObject().put("检查项", exam.item().value()).put("检查结果", exam.result()));
        values(row, "过往病史", record.pastDiseases());
        values(row, "治疗史", record.treatmentHistory());
        ArrayNode family = array(row, "家族史");
        record.familyHistory()
                .forEach(member -> family.addObject()
                        .put("关系", member.relative())
                        .put("疾病", member.disease().value()));
        values(row, "用药", record.medications());
        ArrayNode allergies = array(row, "过敏史");
        record.allergies()
                .forEach(allergy -> allergies
                        .addObject()
                        .put("过敏原", allergy.substance().value())
                        .put("类别", allergy.known().map(AllergenKind::zh).orElse(""))
                        .put("反应", allergy.reaction()));
        ArrayNode denied = array(row, "否认过敏");
        record.noKnownAllergies()
                .forEach(one -> denied.addObject()
                        .put("对象", one.kindZh())
                        .put("原文", one.statement().value()));
        values(row, "考虑诊断", record.suspectedDiagnoses());
        generalCondition(row, record.segments());
        segments(row.putObject("segments"), record.segments());
        return row;
    }

    private static ArrayNode array(ObjectNode row, String key) {
        return row.withArray(key);
    }

    private static void values(ObjectNode row, String key, List<Field> fields) {
        ArrayNode array = array(row, key);
        fields.forEach(field -> array.add(field.value()));
    }

    private static void symptom(ObjectNode row, Symptom symptom) {
        row.put("症状", symptom.name().value())
                .put("出现时间", symptom.onset())
                .put("频率", symptom.frequency())
                .put("部位", symptom.site())
                .put("诱因", symptom.trigger())
                .put("程度", symptom.degree())
                .put("影响症状加重的表现", symptom.aggravating())
                .put("症状特点", symptom.character())
                .put("可以减缓症状的表现", symptom.relieving());
    }

    private void generalCondition(ObjectNode row, Map<SectionType, Span> segments) {
        ObjectNode items = row.putObject("一般情况");
        Span span = segments.get(SectionType.GENERAL_CONDITION);
        if (span != null) {
            GeneralCondition.read(text, span).forEach((item, state) -> items.put(item, state.value()));
        }
    }

    private void segments(ObjectNode row, Map<SectionType, Span> segments) {
        segments.entrySet().stream()
                .sorted((a, b) ->
                        Integer.compare(a.getValue().start(), b.getValue().start()))
                .forEach(entry -> offsets.span(row.putObject(entry.getKey().zh()), entry.getValue())
                        .put("text", entry.getValue().of(text)));
    }
}
