package io.xinglin.core.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.casefile.CaseChange.Kind;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.patient.Sex;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DRG-11")
class ChangedCaseTest {
    private final CodedCase given = CaseSamples.coded();

    private static List<String> codes(List<CodedItem> items) {
        return items.stream().map(item -> item.code().value()).toList();
    }

    @Test
    void confirmShouldMarkTheItemAndNothingElse() {
        ChangedCase changed = ChangedCase.of(given, new CaseChange.Confirm(Kind.DIAGNOSIS, 1));
        assertThat(changed.coded().diagnoses().get(1).confirmed()).isTrue();
        assertThat(changed.coded().diagnoses().get(0).confirmed()).isFalse();
        assertThat(changed.before()).isEqualTo(changed.after()).isEqualTo("I10.x00 高血压病");
    }

    @Test
    void recodeShouldKeepTheWordsAndSayWhatStoodThere() {
        ChangedCase changed = ChangedCase.of(
                given, new CaseChange.Recode(Kind.DIAGNOSIS, 0, CaseSamples.diagnosis("K35.300", "急性阑尾炎伴腹膜炎")));
        CodedItem item = changed.coded().diagnoses().get(0);
        assertThat(item.code().value()).isEqualTo("K35.300");
        assertThat(item.span()).isEqualTo(given.diagnoses().get(0).span());
        assertThat(item.rule()).isEqualTo(ChoiceRule.BY_CODER);
        assertThat(changed.before()).startsWith("K35.900");
        assertThat(changed.after()).startsWith("K35.300");
    }

    @Test
    void moveShouldMakeAnotherDiagnosisThePrincipalOne() {
        ChangedCase changed = ChangedCase.of(given, new CaseChange.Move(Kind.DIAGNOSIS, 1, 0));
        assertThat(codes(changed.coded().diagnoses())).containsExactly("I10.x00", "K35.900");
        assertThat(changed.before()).isEqualTo("K35.900 > I10.x00");
        assertThat(changed.after()).isEqualTo("I10.x00 > K35.900");
    }

    @Test
    void addAndRemoveShouldChangeTheirListAlone() {
        ChangedCase added = ChangedCase.of(given, new CaseChange.Add(Kind.OPERATION, CaseSamples.APPENDECTOMY));
        assertThat(added.coded().operations()).hasSize(2);
        assertThat(added.coded().operations().get(1).span()).isNull();
        ChangedCase removed = ChangedCase.of(given, new CaseChange.Remove(Kind.DIAGNOSIS, 1));
        assertThat(codes(removed.coded().diagnoses())).containsExactly("K35.900");
        assertThat(removed.after()).isEmpty();
    }

    @Test
    void aDocumentedConditionShouldBecomeADiagnosisWithItsSentence() {
        ChangedCase changed = ChangedCase.of(given, new CaseChange.Take(0));
        assertThat(codes(changed.coded().diagnoses())).containsExactly("K35.900", "I10.x00", "J18.900");
        assertThat(changed.coded().diagnoses().get(2).sentence()).isNotNull();
        assertThat(changed.coded().documented()).isEmpty();
    }

    @Test
    void theStayShouldBeChangedWithoutItsCodes() {
        InpatientCase stay = new InpatientCase("N1", Sex.FEMALE, 32, null, null, null, 6, "1", null, null, null);
        ChangedCase changed = ChangedCase.of(given, new CaseChange.Restay(stay));
        assertThat(changed.coded().grouped().sex()).isEqualTo(Sex.FEMALE);
        assertThat(changed.coded().grouped().diagnoses()).containsExactly("K35.900", "I10.x00");
        assertThat(changed.before()).contains("ageYears=31");
        assertThat(changed.after()).contains("ageYears=32");
    }

    @Test
    void whatIsNotThereOrChangesNothingShouldBeRefused() {
        assertThatThrownBy(() -> ChangedCase.of(given, new CaseChange.Remove(Kind.DIAGNOSIS, 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChangedCase.of(given, new CaseChange.Move(Kind.DIAGNOSIS, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChangedCase.of(given, new CaseChange.Move(Kind.DIAGNOSIS, 0, 5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> ChangedCase.of(given, new CaseChange.Recode(Kind.DIAGNOSIS, 0, CaseSamples.APPENDICITIS)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChangedCase.of(given, new CaseChange.Restay(given.stay())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUncodedPrincipalDiagnosisShouldStayMissingForTheGrouper() {
        CodedItem uncoded = new CodedItem(null, "某病", null, null, true, null, ChoiceRule.OTHER, List.of(), false);
        CodedCase first =
                new CodedCase(given.stay(), List.of(uncoded, given.diagnoses().get(1)), List.of(), List.of());
        assertThat(first.grouped().diagnoses()).containsExactly(null, "I10.x00");
        CodedCase second =
                new CodedCase(given.stay(), List.of(given.diagnoses().get(1), uncoded), List.of(), List.of());
        assertThat(second.grouped().diagnoses()).containsExactly("I10.x00");
    }
}
