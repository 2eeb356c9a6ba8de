package io.xinglin.nlp.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.text.FoldedText;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-40")
class ReplayTest {
    @Test
    void sentencesShouldBeTheSameEachTime() {
        assertThat(Replay.sentences(200)).hasSize(200).isEqualTo(Replay.sentences(200));
    }

    @Test
    void moreSentencesShouldGoOnFromTheFirst() {
        assertThat(Replay.sentences(300).subList(0, 100)).isEqualTo(Replay.sentences(100));
    }

    @Test
    void everySlotShouldBeFilled() {
        assertThat(Replay.sentences(Replay.SENTENCES)).noneMatch(sentence -> sentence.matches(".*[{}#].*"));
    }

    @Test
    void sentencesShouldDifferAndHoldWordsOfTheLexicon() {
        List<String> sentences = Replay.sentences(500);
        assertThat(sentences.stream().distinct().count()).isGreaterThan(450);
        assertThat(sentences)
                .allSatisfy(sentence -> assertThat(Lexicon.standard().find(FoldedText.of(sentence)))
                        .as(sentence)
                        .isNotEmpty());
    }
}
