package io.xinglin.nlp.coding;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.coding.CodeChoice;
import io.xinglin.core.coding.CodedText;
import io.xinglin.core.coding.CodingReason;
import io.xinglin.core.coding.DiagnosisCoder;
import io.xinglin.core.coding.DiagnosisCoderContract;
import io.xinglin.core.note.Assertion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The coder shipped: what it makes of texts written for this test, and the contract. */
@Tag("REQ-COD-01")
class TermCoderTest implements DiagnosisCoderContract {
    private static final TermCoder CODER = TermCoder.shipped();

    @Override
    public DiagnosisCoder testee() {
        return CODER;
    }

    private static CodeChoice only(String text) {
        assertThat(CODER.diagnoses(text).codes()).as(text).hasSize(1);
        return CODER.diagnoses(text).codes().get(0);
    }

    @Test
    void oneLineShouldGiveEachOfItsFiveDiagnoses() {
        var names = CODER.names("糖尿病反复低血糖;骨质疏松;高血压冠心病不稳定心绞痛");
        assertThat(names)
                .extracting(TermChoice::name)
                .containsExactlyInAnyOrder("糖尿病性低血糖症", "骨质疏松", "高血压", "冠状动脉粥样硬化性心脏病", "不稳定性心绞痛");
        assertThat(CODER.diagnoses("糖尿病反复低血糖;骨质疏松;高血压冠心病不稳定心绞痛").codes()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "慢性胃炎, K29, EXACT",
        "冠心病, I25.1, SYNONYM",
        "T2DM, E11, SYNONYM",
        "右肺上叶癌, C34.1, SEMANTIC",
        "股骨颈骨折, S72.0, EXACT"
    })
    void aDiagnosisShouldGetItsCodeAndTheReason(String text, String code, CodingReason reason) {
        var first = CODER.diagnoses(text).codes().get(0);
        assertThat(first.code().value()).as(text).startsWith(code);
        assertThat(first.reason()).as(text).isEqualTo(reason);
        assertThat(first.score()).isBetween(0.0, 1.0);
    }

    @Test
    void theSpanShouldHoldTheWordsOfTheDiagnosis() {
        String text = "骨质疏松；慢性胃炎";
        assertThat(CODER.diagnoses(text).codes())
                .extracting(c -> text.substring(c.start(), c.end()))
                .containsExactlyInAnyOrder("骨质疏松", "慢性胃炎");
        assertThat(CODER.diagnoses(text).codes()).extracting(CodeChoice::reason).containsOnly(CodingReason.SPLIT);
    }

    @ParameterizedTest
    @CsvSource({"肺炎?, POSSIBLE", "肺炎待查, POSSIBLE", "肺炎可能, POSSIBLE", "考虑肺炎, POSSIBLE", "肺炎, PRESENT", "阑尾炎术后, PAST"})
    void doubtAndPastShouldBeSaid(String text, Assertion assertion) {
        assertThat(CODER.diagnoses(text).codes())
                .as(text)
                .extracting(CodeChoice::assertion)
                .contains(assertion);
    }

    @ParameterizedTest
    @CsvSource({"胆囊结石；急性胆囊炎, K80.000", "扁桃体肥大；腺样体肥大, J35.300", "肾结石；输尿管结石, N20.200"})
    void twoConditionsWithOneCodeShouldBecomeIt(String text, String code) {
        CodeChoice both = only(text);
        assertThat(both.code().value()).isEqualTo(code);
        assertThat(both.reason()).isEqualTo(CodingReason.COMBINATION);
        assertThat(both.start()).isZero();
        assertThat(both.end()).isEqualTo(text.length());
    }

    @Test
    void whatWasNotProposedShouldBeOffered() {
        CodedText answer = CODER.diagnoses("右肺上叶癌");
        assertThat(answer.alternatives())
                .isNotEmpty()
                .allSatisfy(other ->
                        assertThat(answer.codes()).noneMatch(c -> c.code().equals(other.code())));
    }

    @ParameterizedTest
    @CsvSource({
        "腹腔镜下胆囊切除术, 51.2300, EXACT",
        "LC, 51.2300, SYNONYM",
        "腹腔镜阑尾切除, 47.0100, SYNONYM",
        "白内障超声乳化, 13.4, SYNONYM",
        "右侧甲状腺腺叶切除术, 06.2, SEMANTIC",
        "腹腔镜下全宫切除, 68.4100, SEMANTIC",
        "右膝人工关节置换, 81.54, SEMANTIC"
    })
    void anOperationShouldGetItsCode(String text, String code, CodingReason reason) {
        var first = CODER.operations(text).codes().get(0);
        assertThat(first.code().value()).as(text).startsWith(code);
        assertThat(first.reason()).as(text).isEqualTo(reason);
    }

    @Test
    void operationsInOneLineShouldBeSplit() {
        assertThat(CODER.operations("腹腔镜下胆囊切除术+腹腔镜下阑尾切除术").codes())
                .extracting(c -> c.code().value())
                .containsExactlyInAnyOrder("51.2300", "47.0100");
    }
}
