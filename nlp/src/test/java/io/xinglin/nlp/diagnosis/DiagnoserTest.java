package io.xinglin.nlp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.diagnosis.Answer;
import io.xinglin.core.diagnosis.Answer.Ranked;
import io.xinglin.core.diagnosis.Answer.Reason;
import io.xinglin.nlp.XinglinNoteEngine;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DDX-03")
class DiagnoserTest {
    private static final Diagnoser DIAGNOSER = new Diagnoser(Knowledge.load(), XinglinNoteEngine.load());
    private static final String APPENDICITIS = "女，25岁。转移性右下腹痛1天，伴恶心、发热，无腹泻。查体：右下腹压痛、反跳痛。";

    @Test
    void diagnoseShouldRankByProbabilityAndQuoteTheRecord() {
        Answer answer = DIAGNOSER.diagnose(APPENDICITIS, 10);
        Ranked first = answer.diagnoses().get(0);
        assertThat(first.name()).isEqualTo("急性阑尾炎");
        assertThat(first.icd10()).startsWith("K35");
        assertThat(answer.department()).isEqualTo("普外科");
        assertThat(answer.diagnoses())
                .hasSize(10)
                .isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
        Reason reason = first.reasonsFor().stream()
                .filter(r -> r.says().equals("转移性右下腹痛"))
                .findFirst()
                .orElseThrow();
        assertThat(reason.ratio()).isGreaterThan(1);
        assertThat(reason.words().orElseThrow().of(APPENDICITIS)).isEqualTo("转移性右下腹痛");
        assertThat(reason.sentence()).contains("转移性右下腹痛1天");
    }

    @Test
    void deniedHallmarkShouldCountAgainst() {
        double said = probability("男，30岁，咳嗽、发热3天，鼻塞。", "急性上呼吸道感染");
        double denied = probability("男，30岁，咳嗽、发热3天，无鼻塞，无流涕，无咽痛。", "急性上呼吸道感染");
        assertThat(denied).isLessThan(said);
    }

    @Test
    void sexShouldRuleOut() {
        assertThat(DIAGNOSER.diagnose("男，70岁，尿频、夜尿增多、尿线变细1年。", 10).diagnoses())
                .first()
                .extracting(Ranked::name)
                .isEqualTo("前列腺增生");
        assertThat(probability("女，70岁，尿频、夜尿增多、尿线变细1年。", "前列腺增生")).isLessThan(0.05);
    }

    @Test
    void alarmsShouldComeFromRedFlags() {
        Answer answer = DIAGNOSER.diagnose("男，60岁，突发胸骨后压榨性疼痛2小时，大汗，血压80/50mmHg。", 5);
        assertThat(answer.alarms()).anySatisfy(alarm -> assertThat(alarm.says()).contains("休克"));
        assertThat(answer.alarms())
                .allSatisfy(alarm -> assertThat(alarm.sentence()).isNotEmpty());
        assertThat(DIAGNOSER.diagnose("鼻塞流涕1天。", 5).alarms()).isEmpty();
    }

    @Test
    void questionsShouldNotAskWhatTheRecordSettles() {
        List<String> asked = DIAGNOSER.diagnose("男，50岁，上腹痛半年，餐后加重，无黑便。", 5).ask().stream()
                .map(Answer.Question::finding)
                .toList();
        assertThat(asked).isNotEmpty().doesNotContain("上腹痛", "腹痛", "黑便", "餐后加重");
    }

    @Test
    void textWithoutFindingsShouldGetAnEmptyAnswer() {
        Answer answer = DIAGNOSER.diagnose("今天天气好。", 5);
        assertThat(answer.diagnoses()).isEmpty();
        assertThat(answer.department()).isEmpty();
        assertThat(DIAGNOSER.diagnose("", 5).diagnoses()).isEmpty();
        assertThat(DIAGNOSER.diagnose("\ud83d\ude00\ud800", 5).diagnoses()).isEmpty();
    }

    private static double probability(String text, String name) {
        return DIAGNOSER.diagnose(text, 2000).diagnoses().stream()
                .filter(ranked -> ranked.name().equals(name))
                .mapToDouble(Ranked::probability)
                .findFirst()
                .orElseThrow();
    }
}
