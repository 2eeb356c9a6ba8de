package io.xinglin.nlp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.text.FoldedText;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DDX-01")
class KnowledgeTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();

    @Test
    void loadShouldFindTheShippedKnowledgeWithoutFault() {
        assertThat(KNOWLEDGE.size()).isGreaterThanOrEqualTo(720);
        assertThat(KNOWLEDGE.diseases())
                .allSatisfy(disease -> assertThat(disease.references()).isNotEmpty());
    }

    @Test
    void everyDepartmentShouldHaveDiseasesOfItsOwn() {
        assertThat(KNOWLEDGE.diseases().stream().map(Disease::department).distinct())
                .contains("呼吸内科", "心血管内科", "普外科", "妇科", "产科", "儿科", "眼科", "耳鼻喉科", "口腔科", "皮肤科", "精神科", "急诊科");
    }

    @Test
    void noTwoDiseasesShouldHaveTheSameFindings() {
        assertThat(KNOWLEDGE.diseases().stream().map(Disease::findings)).doesNotHaveDuplicates();
    }

    @Test
    void vocabularyShouldKnowTheNoteEnginesCommonSymptoms() {
        FindingMatcher matcher = new FindingMatcher(KNOWLEDGE);
        List<String> preferred = List.of(
                "发热", "咳嗽", "咳痰", "咯血", "胸闷", "胸痛", "呼吸困难", "心悸", "盗汗", "乏力", "头痛", "头晕", "眩晕", "晕厥", "抽搐", "失眠", "恶心",
                "呕吐", "呕血", "黑便", "腹痛", "腹胀", "腹泻", "便秘", "黄疸", "鼻塞", "咽痛", "耳鸣", "皮疹", "瘙痒", "水肿", "尿频", "血尿", "腰痛");
        assertThat(preferred).allSatisfy(word -> {
            assertThat(Lexicon.standard().entry(FoldedText.of(word).folded())).isPresent();
            assertThat(matcher.find(word)).isNotEmpty();
        });
    }

    @Test
    void readShouldNameEveryFaultOfABrokenKnowledge() {
        InvalidKnowledge refused =
                catchThrowableOfType(InvalidKnowledge.class, () -> KnowledgeReader.read("/broken-knowledge"));
        assertThat(String.join("\n", refused.faults()))
                .contains("twice: 乏力")
                .contains("no wider finding 没有的上位")
                .contains("no background seldom")
                .contains("no wording {无}热")
                .contains("no such finding: 没有的发现")
                .contains("the name stands twice")
                .contains("the code stands twice: K35.800")
                .contains("no such prior: hourly")
                .contains("age or sex")
                .contains("no course: q")
                .contains("finding stands twice: 发热")
                .contains("unknown key colour")
                .contains("no such code: X00.0")
                .contains("fewer than 5 findings")
                .contains("no other disease 丙")
                .contains("no finding 没有的警报")
                .contains("没有的测量")
                .contains("no such finding: 没有的入口")
                .contains("no such value: 没有的数值")
                .contains("neither days nor any")
                .contains("no such finding: 没有的状态")
                .contains("codes are no range of categories: C00")
                .contains("no reference")
                .contains("nothing to tell it from");
    }

    @Test
    void reportShouldShowEachDiseaseWithItsFindingsInWords() {
        assertThat(KnowledgeReport.of(KNOWLEDGE))
                .contains("急性阑尾炎 (Acute appendicitis)")
                .contains("转移性右下腹痛 85%")
                .contains("## 精神科");
    }
}
