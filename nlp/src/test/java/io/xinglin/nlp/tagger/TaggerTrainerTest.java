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
        return train(examples(1, true), TaggerTrainer.Options.STANDARD);
    }

    private static CharacterTagger train(List<TaggerTrainer.Example> examples, TaggerTrainer.Options options) {
        return TaggerTrainer.train(examples, List.of("药物"), options, line -> {});
    }

    /** Forty notes that name a drug, which is marked or not. */
    private static List<TaggerTrainer.Example> examples(float weight, boolean marked) {
        List<TaggerTrainer.Example> examples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String drug = DRUGS.get(i % DRUGS.size());
            FoldedText text = FoldedText.of("患者口服" + drug + "治疗，症状好转。");
            List<Tagged> gold = marked ? List.of(new Tagged(new Span(4, 4 + drug.length()), "药物")) : List.of();
            examples.add(new TaggerTrainer.Example(text, LexiconClasses.NONE, gold, weight));
        }
        return examples;
    }

    private static List<TaggerTrainer.Example> disagreeing(float marked, float unmarked) {
        List<TaggerTrainer.Example> examples = examples(marked, true);
        examples.addAll(examples(unmarked, false));
        return examples;
    }

    /** What a tagger finds in a note whose examples disagree. */
    private static List<Tagged> found(float marked, float unmarked) {
        return train(disagreeing(marked, unmarked), TaggerTrainer.Options.STANDARD)
                .tag(FoldedText.of("患者口服乙药片治疗，症状好转。"), LexiconClasses.NONE);
    }

    @Test
    void noteOfLessWeightShouldTeachLess() {
        assertThat(found(1, 0.1f)).containsExactly(new Tagged(new Span(4, 7), "药物"));
        assertThat(found(0.1f, 1)).isEmpty();
        assertThatThrownBy(() -> examples(0, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> examples(1.5f, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void meanOfTheLastStatesShouldBeAnotherModelThatKnowsTheSame() throws IOException {
        FoldedText text = FoldedText.of("患者口服乙药片治疗，症状好转。");
        CharacterTagger mean = train(disagreeing(1, 0.1f), averaged(6));
        assertThat(mean.tag(text, LexiconClasses.NONE)).containsExactly(new Tagged(new Span(4, 7), "药物"));
        assertThat(bytes(mean)).isNotEqualTo(bytes(train(disagreeing(1, 0.1f), averaged(1))));
        assertThatThrownBy(() -> averaged(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> averaged(13)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TaggerTrainer.Options averaged(int epochs) {
        return new TaggerTrainer.Options(12, 2, 0.2f, 0.0005f, 0.01f, epochs, 7);
    }

    private static byte[] bytes(CharacterTagger tagger) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tagger.write(out);
        return out.toByteArray();
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
