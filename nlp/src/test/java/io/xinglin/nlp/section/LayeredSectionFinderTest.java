package io.xinglin.nlp.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-07")
class LayeredSectionFinderTest {
    private final LayeredSectionFinder finder = new LayeredSectionFinder(DoccatSentenceClassifier.shipped());

    private List<SectionType> types(String note) {
        return finder.find(note).stream().map(Section::type).toList();
    }

    @Test
    void headingsShouldOpenTheirSectionsInAnyOrder() {
        String note = "既往史：体健。\n主诉：咳嗽3天\r\n【现病史】患者3天前出现咳嗽。\n 家族史: 无特殊。\n辅助检查\n胸片未见异常。\n初步诊断：1.肺炎";
        assertThat(types(note))
                .containsExactly(
                        SectionType.PAST_HISTORY,
                        SectionType.CHIEF_COMPLAINT,
                        SectionType.PRESENT_ILLNESS,
                        SectionType.ONSET,
                        SectionType.FAMILY_HISTORY,
                        SectionType.AUXILIARY_EXAMINATION,
                        SectionType.ADMISSION_DIAGNOSIS);
    }

    @Test
    void aWordInsideASentenceShouldBeNoHeading() {
        assertThat(types("患者诉既往史同前，头痛2天。")).containsExactly(SectionType.PRESENT_ILLNESS, SectionType.ONSET);
    }

    @Test
    void textWithoutHeadingsShouldBeDividedByCues() {
        String note =
                "患者2天前出现腹痛，伴恶心。曾在外院就诊，予抗感染治疗。为进一步诊治收住我科。病来精神可，食欲差，大小便正常。" + "既往体健，否认高血压病史。父亲患糖尿病，母亲体健。查体：腹软，右下腹压痛。";
        assertThat(types(note))
                .containsExactly(
                        SectionType.PRESENT_ILLNESS,
                        SectionType.ONSET,
                        SectionType.TREATMENT_COURSE,
                        SectionType.REASON_FOR_ADMISSION,
                        SectionType.GENERAL_CONDITION,
                        SectionType.PAST_HISTORY,
                        SectionType.FAMILY_HISTORY,
                        SectionType.PHYSICAL_EXAMINATION);
    }

    @Test
    void sectionsShouldCoverEveryCharacterThatIsNotBlank() {
        String note = "女，30岁。\n主诉：头痛1天\n现病史：患者1天前出现头痛。予休息后缓解。\n\n既往史：体健。";
        List<Section> sections = finder.find(note);
        for (int i = 0; i < note.length(); i++) {
            int at = i;
            if (!Character.isWhitespace(note.charAt(i))) {
                assertThat(sections)
                        .anyMatch(s -> s.span().start() <= at && at < s.span().end());
            }
        }
    }
}
