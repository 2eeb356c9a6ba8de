package io.xinglin.nlp.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import io.xinglin.nlp.text.FoldedText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-08")
class TaggerTrainerTest {
    private static final List<String> DRUGS = List.of("甲药片", "乙药片", "丙药胶囊", "丁药颗粒", "戊药片");

    private static CharacterTagger train() {
        List<TaggerTrainer.Example> examples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String drug = DRUGS.get(i % DRUGS.size());
            FoldedText text = FoldedText.of("患者口服" + drug + "治疗，症状好转。");
            Tagged gold = new Tagged(new Span(4, 4 + drug.length()), "药物");
            examples.add(new TaggerTrainer.Example(text, LexiconClasses.NONE, List.of(gold)));
        }
        return TaggerTrainer.train(examples, List.of("药物"), TaggerTrainer.Options.STANDARD, line -> {});
    }

    @Test
    void taggerShouldFindADrugItHasNeverSeen() {
        FoldedText text = FoldedText.of("患者口服己药片治疗，症状好转。");
        assertThat(train().tag(text, LexiconClasses.NONE)).containsExactly(new Tagged(new Span(4, 7), "药物"));
    }

    @Test
    void theSameExamplesShouldGiveTheSameModel() throws IOException {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        train().write(one);
        train().write(two);
        assertThat(one.toByteArray()).isEqualTo(two.toByteArray());
    }

    @Test
    void writtenModelShouldTagAsBefore() throws IOException {
        CharacterTagger tagger = train();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tagger.write(out);
        CharacterTagger again = CharacterTagger.read(new ByteArrayInputStream(out.toByteArray()));
        FoldedText text = FoldedText.of("患者口服乙药片治疗，丙药胶囊未服。");
        assertThat(again.tag(text, LexiconClasses.NONE)).isEqualTo(tagger.tag(text, LexiconClasses.NONE));
    }

    @Test
    void damagedModelShouldBeRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        train().write(out);
        byte[] whole = out.toByteArray();
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> CharacterTagger.read(new ByteArrayInputStream(cut)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> CharacterTagger.read(new ByteArrayInputStream(new byte[] {1, 2, 3})))
                .isInstanceOf(IOException.class);
    }
}
