package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalRecord.Symptom;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.record.GeneralCondition;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The printed note comes out with every field of the printed table right. */
@Tag("REQ-NLP-01")
class PrintedNoteTest {
    private static final NoteFacts FACTS = XinglinNoteEngine.load().extract(PrintedNote.TEXT, Scheme.XINGLIN);
    private static final ClinicalRecord RECORD = FACTS.record();

    @Test
    void mainSymptomShouldBeFeverWithOnsetTriggerAndDegree() {
        assertThat(RECORD.mainSymptoms())
                .extracting(s -> s.name().value(), Symptom::onset, Symptom::trigger, Symptom::degree)
                .containsExactly(tuple("发热", "17小时前", "无明显诱因", "体温最高39.6℃"));
    }

    @Test
    void accompanyingSymptomsShouldCarryTheirAttributes() {
        assertThat(RECORD.accompanyingSymptoms())
                .extracting(s -> s.name().value(), Symptom::degree, Symptom::frequency, Symptom::character)
                .containsExactly(
                        tuple("畏寒", "", "", ""),
                        tuple("鼻塞", "少许", "", ""),
                        tuple("咳嗽", "", "偶有", ""),
                        tuple("呕吐", "", "2次", "吐出少许胃内容物"));
    }

    @Test
    void negativeSymptomsShouldAllBeListed() {
        assertThat(RECORD.negativeSymptoms())
                .extracting(Field::value)
                .containsExactly(
                        "寒战",
                        "抽搐",
                        "嗜睡",
                        "流涕",
                        "双眼发红",
                        "胸闷",
                        "气促",
                        "胸痛",
                        "咯血",
                        "咖啡样及胆汁样物质",
                        "头痛",
                        "腹痛",
                        "腹泻",
                        "少尿",
                        "尿频",
                        "尿痛",
                        "肢体肿痛",
                        "皮疹");
    }

    @Test
    void treatmentCourseShouldGiveDiagnosesDrugsAndTests() {
        assertThat(RECORD.suspectedDiagnoses()).extracting(Field::value).containsExactly("感染性发热", "急性扁桃体炎", "脓毒血症");
        assertThat(RECORD.medications()).extracting(Field::value).containsExactly("磷酸奥司他韦颗粒", "美林", "头孢曲松", "维生素C");
        assertThat(RECORD.exams())
                .extracting(exam -> exam.item().value(), ClinicalRecord.Exam::result)
                .containsExactly(
                        tuple("白细胞", "明显升高"), tuple("中性粒细胞", "为主"), tuple("超敏c反应蛋白", "明显升高"), tuple("急诊生化常规检查", ""));
    }

    @Test
    void segmentsShouldBeginAndEndAsPrinted() {
        assertThat(segment(SectionType.ONSET)).startsWith("患儿17小时前").endsWith("无皮疹等症状。");
        assertThat(segment(SectionType.TREATMENT_COURSE)).startsWith("病起即来我院就诊").endsWith("予静滴“头孢曲松、维生素C”治疗。");
        assertThat(segment(SectionType.REASON_FOR_ADMISSION)).isEqualTo("现为进一步诊治，拟诊“急性扁桃体炎、脓毒血症”收住入院。");
        assertThat(segment(SectionType.GENERAL_CONDITION)).startsWith("病来患儿神志清").endsWith("近期体重无明显增减。");
    }

    @Test
    void generalConditionShouldBeItemAndState() {
        Map<String, String> items =
                GeneralCondition.read(PrintedNote.TEXT, RECORD.segments().get(SectionType.GENERAL_CONDITION))
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().value()));
        assertThat(items).isEqualTo(Map.of("神志", "清", "精神", "可", "胃纳", "欠佳", "睡眠", "尚安", "大小便", "正常", "体重", "无明显增减"));
    }

    @Test
    void fieldsTheNoteDoesNotGiveShouldBeEmpty() {
        assertThat(RECORD.age().isPresent()).isFalse();
        assertThat(RECORD.sex().isPresent()).isFalse();
        assertThat(RECORD.nativePlace().isPresent()).isFalse();
        assertThat(RECORD.address().isPresent()).isFalse();
        assertThat(RECORD.pastDiseases()).isEmpty();
        assertThat(RECORD.treatmentHistory()).isEmpty();
        assertThat(RECORD.familyHistory()).isEmpty();
    }

    @Test
    void everyMentionShouldPointBackIntoTheNote() {
        assertThat(FACTS.engine()).isEqualTo(XinglinNoteEngine.ENGINE);
        assertThat(FACTS.mentions()).hasSizeGreaterThan(30).allSatisfy(mention -> {
            assertThat(mention.span().of(PrintedNote.TEXT)).isEqualTo(mention.text());
            assertThat(mention.sentence().contains(mention.span())).isTrue();
        });
    }

    private static String segment(SectionType type) {
        return RECORD.segments().get(type).of(PrintedNote.TEXT);
    }
}
