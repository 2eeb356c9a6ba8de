package io.xinglin.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-41")
class CorrectionFormTest {
    private static final String TEXT = "咳嗽3天，今咳嗽加重。";
    private static final Span SECOND = new Span(6, 8);
    private static final Mention COUGH =
            new Mention(SECOND, "咳嗽", "SYMPTOM", Assertion.PRESENT, new Span(0, TEXT.length()), Map.of(), List.of());

    @Test
    void additionShouldMeanTheOccurrenceNamed() {
        CorrectionForm form = new CorrectionForm();
        form.setWords("咳嗽");
        form.setOccurrence(2);
        assertThat(form.addition(TEXT)).isEqualTo(new Change.Add(SECOND, MentionType.SYMPTOM, Assertion.PRESENT));
    }

    @Test
    void wordsThatAreNotThereShouldBeInvalid() {
        CorrectionForm form = new CorrectionForm();
        form.setWords("咳嗽");
        form.setOccurrence(3);
        assertThatThrownBy(() -> form.addition(TEXT)).hasMessageStartingWith("INVALID");
        form.setOccurrence(0);
        assertThatThrownBy(() -> form.addition(TEXT)).hasMessageStartingWith("INVALID");
        form.setWords("");
        form.setOccurrence(1);
        assertThatThrownBy(() -> form.addition(TEXT)).hasMessageStartingWith("INVALID");
    }

    @Test
    void anUntouchedFormShouldChangeNothing() {
        CorrectionForm form = CorrectionForm.of(0, COUGH, TEXT, MentionType.SYMPTOM);
        assertThat(form.getOccurrence()).isEqualTo(2);
        assertThat(form.changes(COUGH, MentionType.SYMPTOM, TEXT)).isEmpty();
    }

    @Test
    void whatDiffersShouldBecomeChangesThatFollowEachOther() {
        CorrectionForm form = CorrectionForm.of(0, COUGH, TEXT, MentionType.SYMPTOM);
        form.setWords("咳嗽加重");
        form.setOccurrence(1);
        form.setType(MentionType.SIGN);
        form.setAssertion(Assertion.PAST);
        Span wider = new Span(6, 10);
        assertThat(form.changes(COUGH, MentionType.SYMPTOM, TEXT))
                .containsExactly(
                        new Change.Move(SECOND, MentionType.SYMPTOM, wider),
                        new Change.Retype(wider, MentionType.SYMPTOM, MentionType.SIGN),
                        new Change.Reassert(wider, MentionType.SIGN, Assertion.PAST));
    }
}
