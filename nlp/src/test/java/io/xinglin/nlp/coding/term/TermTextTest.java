package io.xinglin.nlp.coding.term;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("REQ-COD-02")
class TermTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "心功能III级(NYHA分级)=心功能ⅲ级|nyha分级",
                "心功能Ⅲ级（NYHA分级）=心功能ⅲ级|nyha分级",
                "卵巢癌IIIC期=卵巢癌ⅲc期",
                "高 血 压；冠心病。=高血压|冠心病",
                "HIV=hiv"
            })
    void oneFormShouldStandForEveryWayOfWriting(String text, String form) {
        assertThat(TermText.of(text).form()).isEqualTo(form);
    }

    @Test
    void everyCharacterShouldKnowItsPlaceInTheOriginal() {
        TermText text = TermText.of(" 卵巢癌 III 期");
        int roman = text.form().indexOf('\u2172');
        assertThat("III").isEqualTo(text.original().substring(text.originalStart(roman), text.originalEnd(roman)));
        assertThat(text.originalStart(0)).isEqualTo(1);
    }

    @Test
    void partsShouldLieBetweenSeparators() {
        TermText text = TermText.of("；高血压；；冠心病，");
        assertThat(text.parts()).extracting(text::form).containsExactly("高血压", "冠心病");
        assertThat(TermText.of("；，。").parts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {"手术后状态，其他特指的=其他特指的手术后状态", "心功能III级（NYHA分级）=心功能III级(NYHA分级)"})
    void insuranceNamesShouldBeWrittenAsTheClinicalEditionDoes(String insurance, String clinical) {
        assertThat(TermForms.clinical(insurance)).isEqualTo(clinical);
    }

    @Test
    void otherNamesInBracketsShouldBeForms() {
        assertThat(TermForms.of("多发性神经病[多发性神经炎/周围神经炎]")).contains("多发性神经病", "多发性神经炎", "周围神经炎");
    }
}
