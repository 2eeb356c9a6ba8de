package io.xinglin.core.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-41")
class CorrectedMentionsTest {
    private static final String TEXT = "患者咳嗽3天。无发热。";
    private static final Span COUGH = new Span(2, 4);

    private final CorrectedMentions mentions = new CorrectedMentions(
            TEXT,
            List.of(new Mention(
                    COUGH, "咳嗽", "SYMPTOM", Assertion.PRESENT, new Span(0, 7), Map.of("onset", "3天"), List.of())));

    @Test
    void addShouldPutTheMentionInItsSentence() {
        assertThat(mentions.apply(new Change.Add(new Span(8, 10), MentionType.SYMPTOM, Assertion.ABSENT)))
                .isTrue();
        Mention added = mentions.mentions().get(1);
        assertThat(added.text()).isEqualTo("发热");
        assertThat(added.sentence().of(TEXT)).isEqualTo("无发热。");
    }

    @Test
    void addShouldTakeThePlaceOfWhatItOverlaps() {
        mentions.apply(new Change.Add(new Span(3, 6), MentionType.SIGN, Assertion.PRESENT));
        assertThat(mentions.mentions()).extracting(Mention::text).containsExactly("嗽3天");
    }

    @Test
    void eachChangeShouldChangeItsPartAlone() {
        mentions.apply(new Change.Retype(COUGH, MentionType.SYMPTOM, MentionType.SIGN));
        mentions.apply(new Change.Reassert(COUGH, MentionType.SIGN, Assertion.PAST));
        mentions.apply(new Change.Describe(COUGH, MentionType.SIGN, "degree", "重"));
        mentions.apply(new Change.Describe(COUGH, MentionType.SIGN, "onset", ""));
        mentions.apply(new Change.Move(COUGH, MentionType.SIGN, new Span(0, 4)));
        assertThat(mentions.mentions())
                .containsExactly(new Mention(
                        new Span(0, 4),
                        "患者咳嗽",
                        "SIGN",
                        Assertion.PAST,
                        new Span(0, 7),
                        Map.of("degree", "重"),
                        List.of()));
    }

    @Test
    void deleteShouldTakeTheMentionAway() {
        assertThat(mentions.apply(new Change.Delete(COUGH, MentionType.SYMPTOM)))
                .isTrue();
        assertThat(mentions.mentions()).isEmpty();
    }

    @Test
    void aMentionThatIsNotThereShouldBeRefused() {
        assertThat(mentions.apply(new Change.Delete(COUGH, MentionType.DRUG))).isFalse();
        assertThat(mentions.apply(new Change.Move(COUGH, MentionType.SYMPTOM, new Span(2, 99))))
                .isFalse();
        assertThat(mentions.apply(new Change.Add(new Span(9, 99), MentionType.DRUG, Assertion.PRESENT)))
                .isFalse();
        assertThat(mentions.mentions()).hasSize(1);
    }

    @Test
    void changesThatChangeNothingShouldBeRefused() {
        assertThatThrownBy(() -> new Change.Move(COUGH, MentionType.SYMPTOM, COUGH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Change.Retype(COUGH, MentionType.SYMPTOM, MentionType.SYMPTOM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Change.Delete(new Span(2, 2), MentionType.SYMPTOM))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
