package io.xinglin.nlp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.diagnosis.Answer.PathwayItem;
import io.xinglin.core.diagnosis.Answer.PathwayResult;
import io.xinglin.nlp.XinglinNoteEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DDX-05")
class PathwayRulesTest {
    private static final Diagnoser DIAGNOSER = new Diagnoser(Knowledge.load(), XinglinNoteEngine.load());

    @Test
    void strokeShouldNameItemsWindowAndContraindications() {
        PathwayResult stroke = only("女，70岁，右侧肢体无力、口角歪斜3小时。长期口服华法林。血压190/110mmHg。");
        assertThat(stroke.name()).isEqualTo("急性卒中");
        assertThat(stroke.items()).extracting(PathwayItem::name).anyMatch(item -> item.startsWith("F"));
        assertThat(stroke.items()).extracting(PathwayItem::name).anyMatch(item -> item.startsWith("A"));
        assertThat(stroke.open()).anyMatch(item -> item.startsWith("S"));
        assertThat(stroke.window()).contains("4.5小时");
        assertThat(stroke.contraindications()).contains("抗凝药史", "血压显著升高");
    }

    @Test
    void strokeBeyondADayShouldHaveNoWindow() {
        assertThat(only("男，66岁，左侧肢体无力3天。").window()).isEmpty();
        assertThat(only("男，66岁，左侧肢体无力8小时。").window()).contains("24小时");
        assertThat(only("男，66岁，左侧肢体无力。").window()).isEmpty();
    }

    @Test
    void heartShouldCountWhatIsSureAndWhatIsOpen() {
        PathwayResult heart = only("男，70岁，胸骨后压榨样疼痛2小时，有高血压、糖尿病，吸烟30年，肌钙蛋白升高。");
        assertThat(heart.name()).contains("HEART");
        assertThat(heart.least()).isEqualTo(2 + 2 + 2 + 1);
        assertThat(heart.most()).isEqualTo(10);
        assertThat(heart.open()).containsExactly("E 心电图");
        assertThat(heart.advice()).startsWith("高危");
    }

    @Test
    void otherComplaintsShouldHaveNoPathway() {
        assertThat(DIAGNOSER.diagnose("男，20岁，鼻塞、流涕2天。", 3).pathways()).isEmpty();
    }

    private static PathwayResult only(String text) {
        assertThat(DIAGNOSER.diagnose(text, 3).pathways()).hasSize(1);
        return DIAGNOSER.diagnose(text, 3).pathways().get(0);
    }
}
