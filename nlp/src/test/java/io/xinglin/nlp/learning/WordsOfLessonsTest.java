package io.xinglin.nlp.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.lexicon.LexiconEntry;
import io.xinglin.nlp.model.LearnedWords;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-40")
class WordsOfLessonsTest {
    private static final Lexicon KNOWN = Lexicon.of(Map.of(
            "胸闷", new LexiconEntry("胸闷", MentionType.SYMPTOM, List.of()),
            "皮疹", new LexiconEntry("皮疹", MentionType.SYMPTOM, List.of())));

    private static Lesson lesson(String text, String words, Function<Span, Change> change) {
        int start = text.indexOf(words);
        return new Lesson(text, List.of(change.apply(new Span(start, start + words.length()))));
    }

    private static Lesson added(String text, String words, MentionType type) {
        return lesson(text, words, span -> new Change.Add(span, type, Assertion.PRESENT));
    }

    private static Lesson deleted(String text, String words, MentionType type) {
        return lesson(text, words, span -> new Change.Delete(span, type));
    }

    private static LearnedWords learned(List<String> replay, Lesson... lessons) {
        return WordsOfLessons.of(List.of(lessons), KNOWN, replay);
    }

    private static LearnedWords learned(Lesson... lessons) {
        return learned(List.of("患者胸闷3天。"), lessons);
    }

    @Test
    void newNameShouldBecomeAWordOfItsKind() {
        LearnedWords words = learned(added("予格鲁沙韦口服。", "格鲁沙韦", MentionType.DRUG));
        assertThat(words.added()).containsOnlyKeys("格鲁沙韦");
        assertThat(words.added().get("格鲁沙韦").type()).isEqualTo(MentionType.DRUG);
        assertThat(words.removed()).isEmpty();
    }

    @Test
    void nameShouldBeFoldedAsNotesAre() {
        assertThat(learned(added("予ＡＢ沙韦口服。", "ＡＢ沙韦", MentionType.DRUG)).added()).containsOnlyKeys("ab沙韦");
    }

    @Test
    void nameOfTwoKindsShouldNotBeTaken() {
        assertThat(learned(added("予格鲁沙韦口服。", "格鲁沙韦", MentionType.DRUG), added("格鲁沙韦3天。", "格鲁沙韦", MentionType.SYMPTOM))
                        .added())
                .isEmpty();
    }

    @Test
    void nameThatStandsElsewhereUncorrectedShouldNotBeTaken() {
        Lesson often = added("予沙韦口服，沙韦路，沙韦镇，沙韦村。", "沙韦", MentionType.DRUG);
        assertThat(learned(often).added()).isEmpty();
    }

    @Test
    void nameThatTheReplayHoldsShouldNotBeTaken() {
        assertThat(learned(List.of("予格鲁沙韦口服。"), added("予格鲁沙韦口服。", "格鲁沙韦", MentionType.DRUG))
                        .added())
                .isEmpty();
    }

    @Test
    void whatIsNoNameShouldNotBeTaken() {
        assertThat(learned(added("予药，口服。", "药，口", MentionType.DRUG)).added()).isEmpty();
        assertThat(learned(added("三天前。", "三天前", MentionType.TIME)).added()).isEmpty();
        assertThat(learned(added("予药口服。", "药", MentionType.DRUG)).added()).isEmpty();
    }

    @Test
    void knownNameShouldChangeItsKind() {
        Lesson retyped = lesson("躯干皮疹。", "皮疹", span -> new Change.Retype(span, MentionType.SYMPTOM, MentionType.SIGN));
        assertThat(learned(retyped).added().get("皮疹").type()).isEqualTo(MentionType.SIGN);
    }

    @Test
    void wordStruckOutThreeTimesShouldLeave() {
        Lesson[] three = {
            deleted("胸闷先生。", "胸闷", MentionType.SYMPTOM),
            deleted("胸闷女士。", "胸闷", MentionType.SYMPTOM),
            deleted("胸闷路。", "胸闷", MentionType.SYMPTOM)
        };
        assertThat(learned(three).removed()).containsExactly("胸闷");
        assertThat(learned(three[0], three[1]).removed()).isEmpty();
        Lesson confirmed = lesson("胸闷2天。", "胸闷", span -> new Change.Confirm(span, MentionType.SYMPTOM));
        assertThat(learned(three[0], three[1], three[2], confirmed).removed()).isEmpty();
    }

    @Test
    void codesAndAssertionsShouldTeachNoWords() {
        Lesson reasserted =
                lesson("格鲁沙韦。", "格鲁沙韦", span -> new Change.Reassert(span, MentionType.DRUG, Assertion.PAST));
        assertThat(learned(reasserted)).isEqualTo(LearnedWords.NONE);
    }
}
