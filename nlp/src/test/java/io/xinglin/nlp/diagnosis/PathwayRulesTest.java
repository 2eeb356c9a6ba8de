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
        assertThat(stroke.unasked()).contains("血小板减少").doesNotContain("口服抗凝药");
        assertThat(stroke.contraindications()).contains("口服抗凝药", "血压显著升高");
    }

    @Test
    void strokeBeyondADayShouldHaveNoWindow() {
        assertThat(only("男，66岁，左侧肢体无力3天。").window()).isEmpty();
        assertThat(only("男，66岁，左侧肢体无力8小时。").window()).contains("24小时");
        assertThat(only("男，66岁，左侧肢体无力。").window()).isEmpty();
    }

    @Test
    void heartShouldCountWhatIsSureAndWhatIsOpen() {
        PathwayResult heart = named("HEART", "男，70岁，胸骨后压榨样疼痛2小时，有高血压、糖尿病，吸烟30年，肌钙蛋白升高。");
        assertThat(heart.name()).contains("HEART");
        assertThat(heart.least()).isEqualTo(2 + 2 + 2 + 1);
        assertThat(heart.most()).isEqualTo(10);
        assertThat(heart.open()).containsExactly("E 心电图");
        assertThat(heart.advice()).startsWith("高危");
    }

    @Test
    void heartShouldNotSettleItsGradeWhileTroponinIsOpen() {
        PathwayResult heart = only("男，48岁，胸闷1天，心电图正常。");
        assertThat(heart.least()).isEqualTo(2);
        assertThat(heart.open()).anyMatch(item -> item.startsWith("T")).noneMatch(item -> item.startsWith("E"));
        assertThat(heart.advice()).startsWith("尚不能定级");
    }

    @Test
    void graceShouldCountNumbersAndSignsOfTheRecord() {
        PathwayResult grace = named(
                "GRACE",
                "男，63岁，胸骨后压榨样疼痛2小时。脉搏98次/分，血压105/70mmHg，双肺底可闻及湿啰音。" + "心电图V1-V5 ST段弓背抬高，cTnI 3.2ng/ml，肌酐 112μmol/L。");
        // Granger 2003: age 60-69, heart rate 90-109, systolic 100-119, creatinine 1.2-1.59 mg/dl, Killip II, ST,
        // enzymes
        assertThat(grace.least()).isEqualTo(58 + 15 + 43 + 10 + 20 + 28 + 14);
        assertThat(grace.open()).containsExactly("入院时心脏骤停");
        assertThat(grace.most()).isEqualTo(grace.least() + 39);
        assertThat(grace.advice()).startsWith("高危");
        assertThat(grace.items()).anySatisfy(item -> assertThat(item.findings()).containsExactly("收缩压 105"));
        assertThat(grace.source()).contains("Granger");
    }

    @Test
    void graceShouldNameWhatIsMissing() {
        PathwayResult grace = named("GRACE", "女，82岁，心前区压榨性痛1小时，血压正常，双肺未闻及湿啰音。");
        assertThat(grace.items()).extracting(PathwayItem::name).containsExactly("年龄", "Killip分级");
        assertThat(grace.open()).contains("心率（次/分）", "收缩压（mmHg）", "血肌酐（μmol/L）", "ST段偏移");
        assertThat(grace.advice()).startsWith("尚不能定级");
    }

    @Test
    void strokeFoundAtWakingShouldHaveNoWindow() {
        assertThat(only("女，70岁，晨起发现右侧肢体无力2小时。").window()).contains("最后正常时间").doesNotContain("4.5小时");
    }

    @Test
    void otherComplaintsShouldHaveNoPathway() {
        assertThat(DIAGNOSER.diagnose("男，20岁，鼻塞、流涕2天。", 3).pathways()).isEmpty();
    }

    private static PathwayResult named(String name, String text) {
        return DIAGNOSER.diagnose(text, 3).pathways().stream()
                .filter(pathway -> pathway.name().contains(name))
                .findFirst()
                .orElseThrow();
    }

    private static PathwayResult only(String text) {
        assertThat(DIAGNOSER.diagnose(text, 3).pathways()).hasSize(1);
        return DIAGNOSER.diagnose(text, 3).pathways().get(0);
    }
}
