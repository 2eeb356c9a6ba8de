package io.xinglin.nlp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.diagnosis.Answer;
import io.xinglin.core.diagnosis.Answer.Question;
import io.xinglin.core.diagnosis.FindingKind;
import io.xinglin.nlp.XinglinNoteEngine;
import java.util.Comparator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DDX-07")
class RoutingTest {
    private static final Diagnoser DIAGNOSER = new Diagnoser(Knowledge.load(), XinglinNoteEngine.load());

    @Test
    void childrenShouldGoToPaediatricsAndAdultsToTheSpecialty() {
        String asthma = "，反复喘息、胸闷，夜间明显，双肺哮鸣音。";
        assertThat(answer("男，8岁" + asthma).department()).isEqualTo("儿科");
        assertThat(answer("男，8岁" + asthma).alternates()).contains("呼吸内科");
        assertThat(answer("男，38岁" + asthma).department()).isEqualTo("呼吸内科");
    }

    @Test
    void childrenWithASurgicalDiseaseShouldGoToPaediatricSurgery() {
        assertThat(answer("男，9岁，转移性右下腹痛1天，右下腹压痛反跳痛。").department()).isEqualTo("小儿外科");
    }

    @Test
    void thePregnantShouldGoToObstetrics() {
        assertThat(answer("女，28岁，孕9周，阴道少量流血1天，小腹隐痛。").department()).isEqualTo("产科");
    }

    @Test
    void alarmsShouldOfferTheEmergencyDepartment() {
        Answer stroke = answer("男，70岁，突发右侧肢体无力、口角歪斜2小时。");
        assertThat(stroke.department()).isEqualTo("神经内科");
        assertThat(stroke.alternates()).startsWith("急诊科");
        assertThat(stroke.alarms().get(0).urgent()).isTrue();
    }

    @Test
    void theWordingShouldSpeakWhereNoFindingIsKnown() {
        assertThat(answer("").department()).isEmpty();
        assertThat(answer("今天天气很好。").department()).isEmpty();
    }

    @Test
    void questionsShouldComeMostTellingFirstWithTestsAmongThem() {
        Answer answer = answer("男，45岁，上腹痛半天，恶心、呕吐。");
        assertThat(answer.ask())
                .hasSize(8)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Question::gain).reversed().thenComparing(Question::finding));
        assertThat(answer.ask()).filteredOn(q -> q.kind() == FindingKind.TEST).hasSizeGreaterThanOrEqualTo(2);
    }

    private static Answer answer(String text) {
        return DIAGNOSER.diagnose(text, 3);
    }
}
