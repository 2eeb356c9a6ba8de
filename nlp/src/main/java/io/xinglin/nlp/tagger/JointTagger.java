package io.xinglin.nlp.tagger;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Several taggers over one reading of the note: features are computed and looked up once, then each model searches its
 * own tags. The spans are those each tagger finds alone. Safe for use by many threads.
 */
public final class JointTagger implements SchemeTagger {
    private final List<String> schemes;
    private final Emissions emissions;
    private final List<Viterbi> searches;

    private JointTagger(List<String> schemes, Emissions emissions, List<Viterbi> searches) {
        this.schemes = schemes;
        this.emissions = emissions;
        this.searches = searches;
    }

    /** A tagger that answers for each of {@code taggers} under its name. */
    public static JointTagger of(SortedMap<String, CharacterTagger> taggers) {
        return of(taggers, Map.of());
    }

    /**
     * A tagger that answers for each of {@code taggers} under its name.
     *
     * @param steps for some schemes, what a second model thinks of each step from tag to tag, row by row
     */
    public static JointTagger of(SortedMap<String, CharacterTagger> taggers, Map<String, int[]> steps) {
        List<Viterbi> searches = new ArrayList<>();
        taggers.forEach((scheme, tagger) -> {
            int[] second = steps.get(scheme);
            searches.add(second == null ? new Viterbi(tagger.model()) : new Viterbi(tagger.model(), second));
        });
        List<CrfModel> models =
                taggers.values().stream().map(CharacterTagger::model).toList();
        return new JointTagger(List.copyOf(taggers.keySet()), Emissions.of(models), List.copyOf(searches));
    }

    @Override
    public Map<String, List<Tagged>> tag(FoldedText text, LexiconClasses lexicon) {
        Map<String, List<Tagged>> found = new HashMap<>();
        schemes.forEach(scheme -> found.put(scheme, new ArrayList<>()));
        for (Span chunk : Sentences.chunks(text)) {
            tag(text, lexicon, chunk, Advice.NONE, found);
        }
        return found;
    }

    /** Adds the spans of one of the note's {@link Sentences#chunks} to those {@code found} for each scheme. */
    public void tag(
            FoldedText text, LexiconClasses lexicon, Span chunk, Advice advice, Map<String, List<Tagged>> found) {
        int[] scores = emissions.scores(CharacterFeatures.extract(text, lexicon, chunk.start(), chunk.end()));
        for (int m = 0; m < searches.size(); m++) {
            String scheme = schemes.get(m);
            advice.add(scheme, chunk, scores, emissions.width(), emissions.offset(m));
            searches.get(m).collect(scores, emissions.width(), emissions.offset(m), chunk, found.get(scheme));
        }
    }
}
