package io.xinglin.nlp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.assertion.ScopeAssertionClassifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DDX-02")
class CaseReaderTest {
    private static final CaseReader READER =
            new CaseReader(Knowledge.load(), XinglinNoteEngine.load(), new ScopeAssertionClassifier());

    @Test
    void readShouldUnderstandAPatientsWording() {
        PatientCase given = READER.read("我今年32岁，昨天开始拉肚子，还吐了两次，没有发烧。");
        assertThat(given.age()).hasValue(32);
        assertThat(given.present()).containsKeys("腹泻", "呕吐");
        assertThat(given.absent()).containsKey("发热").doesNotContainKey("腹泻");
    }

    @Test
    void readShouldTakeNumbersBeyondTheirLimitsAsFindings() {
        PatientCase given = READER.read("男，60岁。体温39.4℃，血压80/50mmHg，心率128次/分，血红蛋白72g/L，血钾4.1mmol/L。");
        assertThat(given.present()).containsKeys("高热", "低血压", "心动过速", "贫血").doesNotContainKeys("低钾血症", "高钾血症", "血压升高");
    }

    @Test
    void readShouldNotTakeHowLongForAValue() {
        assertThat(READER.read("高血压10年。").present()).doesNotContainKey("低血压");
    }

    @Test
    void readShouldLeaveOutWhatTheRecordItselfConcludes() {
        PatientCase given = READER.read("主诉：咳嗽3天。\n现病史：患者3天前咳嗽。\n初步诊断：1.高血压 2.糖尿病");
        assertThat(given.present()).containsKey("咳嗽").doesNotContainKeys("高血压史", "糖尿病史");
    }

    @Test
    void readShouldNotTakeARelativesDiseaseForThePatients() {
        assertThat(READER.read("女，30岁，头痛1天。父亲有糖尿病。").present()).doesNotContainKey("糖尿病史");
    }

    @Test
    void longerFindingShouldStandForTheShorterInsideIt() {
        PatientCase given = READER.read("转移性右下腹痛6小时。");
        assertThat(given.present()).containsKey("转移性右下腹痛").doesNotContainKeys("腹痛", "右下腹痛");
        assertThat(given.course()).isEqualTo(Course.HOURS);
    }

    @Test
    void ageSexAndCourseShouldBeReadFromEitherWording() {
        assertThat(PatientWords.age("5个月女婴，咳嗽3天").orElseThrow()).isBetween(0.4, 0.45);
        assertThat(PatientWords.age("生后8天").orElseThrow()).isLessThan(0.03);
        assertThat(PatientWords.age("三十二岁").orElseThrow()).isEqualTo(32);
        assertThat(PatientWords.sex("孕30周")).isEqualTo(Sex.FEMALE);
        assertThat(PatientWords.sex("左侧睾丸痛")).isEqualTo(Sex.MALE);
        assertThat(PatientWords.sex("咳嗽")).isEqualTo(Sex.UNKNOWN);
        assertThat(PatientWords.course("5个月女婴，咳嗽3天")).isEqualTo(Course.DAYS);
        assertThat(PatientWords.course("反复咳嗽咳痰20余年")).isEqualTo(Course.YEARS);
        assertThat(PatientWords.course("孕30周产检")).isNull();
    }
}
