package io.xinglin.core.note;

import io.xinglin.core.fhir.ClinicalSamples;
import io.xinglin.core.fhir.ClinicalSamples.Said;
import io.xinglin.core.note.ClinicalRecord.Allergy;
import io.xinglin.core.note.ClinicalRecord.Exam;
import io.xinglin.core.note.ClinicalRecord.FamilyDisease;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalRecord.Manifestation;
import io.xinglin.core.note.ClinicalRecord.NoKnownAllergy;
import io.xinglin.core.note.ClinicalRecord.Symptom;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A note with its facts in which every field of the record, down to the last attribute, has a value of its own. */
public final class RecordSamples {
    public static final Note NOTE = ClinicalSamples.note(
            "FULL",
            ClinicalSamples.patient("FULL"),
            "患者女，31岁，籍贯泉州，现住荔湾区。主诉：咳嗽2个月。现病史：受凉后起咽部咳嗽，每天持续性，夜间剧烈，接触油烟后更甚，呈干咳样，饮水后缓解，"
                    + "伴咳痰，量不多，无咯血。查CT示两肺小结节灶，考虑肺炎，予头孢曲松。既往史：高血压，服硝苯地平。家族史：父亲患冠心病。"
                    + "过敏史：海鲜过敏，出现皮疹，否认药物过敏史。");

    public static final NoteFacts FACTS = facts();

    private RecordSamples() {}

    private static NoteFacts facts() {
        NoteFacts found = ClinicalSamples.facts(
                NOTE,
                List.of(
                        Said.of("咳嗽", MentionType.SYMPTOM, Assertion.PRESENT),
                        Said.of("咳痰", MentionType.SYMPTOM, Assertion.PRESENT),
                        Said.of("咯血", MentionType.SYMPTOM, Assertion.ABSENT),
                        Said.of("CT", MentionType.EXAMINATION, Assertion.PRESENT),
                        Said.of("肺炎", MentionType.DISEASE, Assertion.POSSIBLE),
                        Said.of("头孢曲松", MentionType.DRUG, Assertion.PRESENT),
                        Said.of("高血压", MentionType.DISEASE, Assertion.PAST),
                        Said.of("硝苯地平", MentionType.DRUG, Assertion.PAST),
                        Said.of("冠心病", MentionType.DISEASE, Assertion.FAMILY)));
        return new NoteFacts(found.engine(), found.sections(), found.mentions(), record());
    }

    private static ClinicalRecord record() {
        return new ClinicalRecord(
                field("31岁"),
                field("女"),
                field("泉州"),
                field("荔湾区"),
                List.of(new Symptom(field("咳嗽"), "2个月", "每天持续性", "咽部", "受凉后", "夜间剧烈", "接触油烟后更甚", "呈干咳样", "饮水后缓解")),
                List.of(new Symptom(field("咳痰"), "", "", "", "", "", "", "量不多", "")),
                List.of(field("咯血")),
                List.of(new Exam(field("CT"), "两肺小结节灶")),
                List.of(field("肺炎")),
                List.of(field("高血压")),
                List.of(field("硝苯地平")),
                List.of(new FamilyDisease("父亲", field("冠心病"))),
                List.of(field("头孢曲松")),
                List.of(new Allergy(
                        field("海鲜"),
                        "皮疹",
                        AllergenKind.FOOD,
                        sentence("海鲜"),
                        List.of(new Code(CodeSystem.SNOMED_CT, "44027008", "Seafood", "海鲜")),
                        List.of(new Manifestation(
                                "皮疹", List.of(new Code(CodeSystem.SNOMED_CT, "271807003", "Rash", "皮疹")))))),
                Map.of(SectionType.CHIEF_COMPLAINT, sentence("主诉")),
                List.of(new NoKnownAllergy(field("否认药物过敏史"), AllergenKind.MEDICATION, sentence("否认药物过敏史"))));
    }

    private static Field field(String words) {
        int start = NOTE.text().indexOf(words);
        if (start < 0) {
            throw new IllegalArgumentException(words + " is not in the note");
        }
        return new Field(words, new Span(start, start + words.length()));
    }

    private static Span sentence(String words) {
        int at = NOTE.text().indexOf(words);
        return new Span(NOTE.text().lastIndexOf('。', at) + 1, NOTE.text().indexOf('。', at) + 1);
    }

    /**
     * Every value of a record, found by its structure: a component that is added to the record is among them at once. Of a
     * denial the kind that is denied.
     */
    public static List<String> values(ClinicalRecord record) {
        List<String> values = new ArrayList<>();
        collect(record, values);
        return values;
    }

    private static void collect(Object given, List<String> values) {
        if (given instanceof String text) {
            if (!text.isEmpty()) {
                values.add(text);
            }
        } else if (given instanceof NoKnownAllergy denied) {
            values.add(denied.kindZh());
        } else if (given instanceof List<?> list) {
            list.forEach(one -> collect(one, values));
        } else if (given instanceof Record record && !(given instanceof Span) && !(given instanceof Code)) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(value(record, component), values);
            }
        }
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
