package io.xinglin.nlp.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.casefile.ChoiceRule;
import io.xinglin.core.casefile.CodedCase;
import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.casefile.RecordCoder;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.XinglinNoteEngine;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records of our own writing, in the words of the code lists: what is coded rests on a coder of names alone. */
@Tag("REQ-DRG-09")
class DischargeRecordCoderTest {
    private static final NoteEngine ENGINE = XinglinNoteEngine.load();
    private static final RecordCoder CODER = new DischargeRecordCoder(new ListNames());
    private static final String APPENDICITIS = """
            出院小结
            患者女，31岁，住院5天。
            主诉：转移性右下腹痛1天。
            入院诊断：急性阑尾炎
            诊疗经过：完善检查，于3月2日在全麻下行腹腔镜下阑尾切除术，术后出现肺炎，予抗感染治疗，恢复好，准予出院。
            出院诊断：
            1、高血压3级
            2、急性阑尾炎
            3、脂肪肝
            出院医嘱：复查。
            """;

    private static CodedCase read(String text) {
        var known = new InpatientCase("1", null, null, null, null, null, null, null, null, null, null);
        return CODER.code(text, ENGINE.extract(text, Scheme.XINGLIN), known);
    }

    /** A record with these diagnoses, and more lines before them. */
    private static CodedCase diagnoses(String before, String... diagnoses) {
        return read("出院记录\n患者男，60岁。\n" + before + "\n出院诊断：\n" + String.join("\n", diagnoses) + "\n");
    }

    private static List<String> names(List<CodedItem> items) {
        return items.stream()
                .map(item -> item.code() == null ? item.written() : item.code().zh())
                .toList();
    }

    private static ChoiceRule first(CodedCase coded) {
        return coded.diagnoses().get(0).rule();
    }

    @Test
    void whatWasOperatedOnShouldBeThePrincipalDiagnosis() {
        CodedCase coded = read(APPENDICITIS);
        assertThat(names(coded.diagnoses())).containsExactly("急性阑尾炎", "高血压3级", "脂肪肝");
        assertThat(first(coded)).isEqualTo(ChoiceRule.OPERATED);
        assertThat(names(coded.operations())).containsExactly("腹腔镜下阑尾切除术");
        assertThat(coded.operations().get(0).rule()).isEqualTo(ChoiceRule.MAIN_OPERATION);
    }

    @Test
    void everyCodeShouldRestOnItsWordsAndSentence() {
        CodedCase coded = read(APPENDICITIS);
        CodedItem principal = coded.diagnoses().get(0);
        assertThat(principal.span().of(APPENDICITIS)).isEqualTo("急性阑尾炎").isEqualTo(principal.written());
        assertThat(principal.sentence().of(APPENDICITIS)).isEqualTo("2、急性阑尾炎");
        assertThat(coded.operations().get(0).sentence().of(APPENDICITIS)).contains("于3月2日", "准予出院。");
    }

    @Test
    void aConditionOfTheCourseShouldBeDocumentedAndNothingThatIsCoded() {
        CodedCase coded = read(APPENDICITIS);
        assertThat(coded.documented()).singleElement().satisfies(found -> {
            assertThat(found.code().zh()).isEqualTo("肺炎");
            assertThat(found.rule()).isEqualTo(ChoiceRule.DOCUMENTED);
        });
        assertThat(coded.documentedConditions(APPENDICITIS).get(0).evidence()).contains("术后出现肺炎");
    }

    @Test
    void theStayShouldBeReadFromTheRecord() {
        InpatientCase stay = read(APPENDICITIS).grouped();
        assertThat(stay.sex()).isEqualTo(Sex.FEMALE);
        assertThat(stay.ageYears()).isEqualTo(31);
        assertThat(stay.lengthOfStayDays()).isEqualTo(5);
        assertThat(stay.dischargeDisposition()).isEqualTo("1");
        InpatientCase newborn = read("""
                出院记录
                患儿，男，3天。出生体重2.1kg。
                入院日期：2026-03-01 出院日期：2026-03-20
                诊疗经过：抢救无效死亡。
                出院诊断：新生儿肺炎
                """).grouped();
        assertThat(newborn.ageDays()).isEqualTo(3);
        assertThat(newborn.birthWeightG()).isEqualTo(2100);
        assertThat(newborn.lengthOfStayDays()).isEqualTo(19);
        assertThat(newborn.dischargeDisposition()).isEqualTo("5");
    }

    @Test
    void whatIsKnownFromElsewhereShouldHold() {
        var known = new InpatientCase("9", Sex.MALE, 40, null, null, null, 3, "2", 100.0, null, null);
        InpatientCase stay = CODER.code(APPENDICITIS, ENGINE.extract(APPENDICITIS, Scheme.XINGLIN), known)
                .stay();
        assertThat(stay.sex()).isEqualTo(Sex.MALE);
        assertThat(stay.ageYears()).isEqualTo(40);
        assertThat(stay.lengthOfStayDays()).isEqualTo(3);
        assertThat(stay.dischargeDisposition()).isEqualTo("2");
        assertThat(stay.totalCost()).isEqualTo(100.0);
    }

    @Test
    void chemotherapyAloneShouldGoBeforeItsTumour() {
        CodedCase coded = diagnoses("主诉：肺癌术后1月，为行化疗入院。", "1.右肺上叶恶性肿瘤", "2.手术后恶性肿瘤化学治疗", "3.高血压病3级");
        assertThat(names(coded.diagnoses()).get(0)).isEqualTo("手术后恶性肿瘤化学治疗");
        assertThat(first(coded)).isEqualTo(ChoiceRule.TUMOUR_THERAPY);
    }

    @Test
    void poisoningShouldGoBeforeItsManifestations() {
        CodedCase coded = diagnoses("主诉：口服农药2小时。", "1.急性呼吸衰竭", "2.有机磷农药中毒");
        assertThat(coded.diagnoses().get(0).code().value()).startsWith("T60");
        assertThat(first(coded)).isEqualTo(ChoiceRule.POISONING);
    }

    @Test
    void theWorstOfSeveralInjuriesShouldGoFirst() {
        CodedCase coded = diagnoses("主诉：车祸外伤2小时。", "1.桡骨骨折", "2.创伤性脾破裂");
        assertThat(first(coded)).isEqualTo(ChoiceRule.WORST_INJURY);
        assertThat(names(coded.diagnoses()).get(0)).isEqualTo("创伤性脾破裂");
    }

    @Test
    void theReasonForAdmissionShouldDecideWhereNothingWasDone() {
        CodedCase coded = diagnoses("主诉：咳嗽3天。\n入院诊断：肺炎\n诊疗经过：予抗感染治疗，肺炎好转。", "1.脂肪肝", "2.肺炎");
        assertThat(names(coded.diagnoses())).containsExactly("肺炎", "脂肪肝");
        assertThat(first(coded)).isEqualTo(ChoiceRule.REASON_FOR_ADMISSION);
    }

    @Test
    void symptomsStatesAndOrganismsShouldStandBack() {
        CodedCase coded = diagnoses("主诉：腹部不适2天。", "1.发热", "2.慢性胃炎", "3.肾移植状态");
        assertThat(names(coded.diagnoses()).get(0)).isEqualTo("慢性胃炎");
        assertThat(coded.diagnoses().get(1).rule()).isEqualTo(ChoiceRule.SYMPTOM_OF_ANOTHER);
        assertThat(coded.diagnoses().get(2).rule()).isEqualTo(ChoiceRule.HISTORY_OR_STATE);
    }

    @Test
    void aSymptomThatNothingExplainsShouldStay() {
        CodedCase coded = diagnoses("主诉：发热3天。", "1.发热", "2.脂肪肝");
        assertThat(names(coded.diagnoses()).get(0)).isEqualTo("发热");
    }

    @Test
    void operationsOfThePastAndPlannedOnesShouldBeLeftOut() {
        CodedCase coded = read("""
                出院记录
                患者男，60岁。
                既往史：10年前行腹腔镜下阑尾切除术。
                诊疗经过：建议行腹腔镜下胆囊切除术，患者拒绝。
                出院诊断：胆囊结石
                """);
        assertThat(names(coded.operations())).doesNotContain("腹腔镜下阑尾切除术", "腹腔镜下胆囊切除术");
        assertThat(first(coded)).isEqualTo(ChoiceRule.ONLY);
    }

    @Test
    void whatHasNoCodeShouldKeepItsPlace() {
        CodedCase coded = diagnoses("主诉：不适。", "1.某种从未见过的病", "2.脂肪肝");
        assertThat(coded.diagnoses()).hasSize(2);
        assertThat(coded.diagnoses().get(0).code()).isNull();
        assertThat(coded.grouped().diagnoses().get(0)).isNull();
    }

    @Test
    void anyTextShouldBeAnswered() {
        for (String text : List.of("", "出院诊断：", "出院诊断：\n\n", "💉", "出院诊断：同入院诊断", "入院诊断：肺炎\n出院诊断：同入院诊断")) {
            assertThat(read(text)).isNotNull();
        }
        assertThat(names(read("入院诊断：肺炎\n出院诊断：同入院诊断").diagnoses())).containsExactly("肺炎");
    }
}
