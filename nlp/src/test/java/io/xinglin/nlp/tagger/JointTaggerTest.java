package io.xinglin.nlp.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-08")
class JointTaggerTest {
    private static final FoldedText NOTE = FoldedText.of("口服甲药。口服乙药。");
    private static final List<String> LABELS = List.of("药物");
    /** Far above what a random field of two notes weighs. */
    private static final int SURE = 1_000_000;

    private static final int SINGLE = 4;

    private static CharacterTagger tagger(String drug) {
        int start = NOTE.folded().indexOf(drug);
        Tagged gold = new Tagged(new Span(start, start + drug.length()), "药物");
        var example = new TaggerTrainer.Example(NOTE, LexiconClasses.NONE, List.of(gold));
        return TaggerTrainer.train(List.of(example, example), LABELS, TaggerTrainer.Options.STANDARD, line -> {});
    }

    private static final TreeMap<String, CharacterTagger> TAGGERS =
            new TreeMap<>(Map.of("first", tagger("甲药"), "second", tagger("乙药")));

    private static Map<String, List<Tagged>> advised(JointTagger joint, Advice advice) {
        Map<String, List<Tagged>> found = new HashMap<>();
        TAGGERS.keySet().forEach(scheme -> found.put(scheme, new ArrayList<>()));
        for (Span chunk : Sentences.chunks(NOTE)) {
            joint.tag(NOTE, LexiconClasses.NONE, chunk, advice, found);
        }
        return found;
    }

    @Test
    void eachSchemeShouldFindWhatItsTaggerFindsAlone() {
        Map<String, List<Tagged>> found = JointTagger.of(TAGGERS).tag(NOTE, LexiconClasses.NONE);
        TAGGERS.forEach((scheme, tagger) ->
                assertThat(found.get(scheme)).isNotEmpty().isEqualTo(tagger.tag(NOTE, LexiconClasses.NONE)));
    }

    @Test
    void adviceShouldBeAddedToTheSchemeItIsFor() {
        Advice firstCharacterOfASentence = (scheme, chunk, scores, width, offset) -> {
            if (scheme.equals("second")) {
                scores[offset + SINGLE] += SURE;
            }
        };
        Map<String, List<Tagged>> found = advised(JointTagger.of(TAGGERS), firstCharacterOfASentence);
        assertThat(found.get("first")).isEqualTo(TAGGERS.get("first").tag(NOTE, LexiconClasses.NONE));
        assertThat(found.get("second")).contains(new Tagged(new Span(0, 1), "药物"), new Tagged(new Span(5, 6), "药物"));
    }

    @Test
    void stepsShouldBeAddedToTheSchemeTheyAreFor() {
        int tags = 1 + 4 * LABELS.size();
        int[] never = new int[tags * tags];
        never[0 * tags + 1] = -SURE; // from O to B
        JointTagger joint = JointTagger.of(TAGGERS, Map.of("first", never));
        Map<String, List<Tagged>> found = advised(joint, Advice.NONE);
        assertThat(found.get("first")).isEmpty();
        assertThat(found.get("second")).isEqualTo(TAGGERS.get("second").tag(NOTE, LexiconClasses.NONE));
    }
}
