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

    private JointTagger(List<String> schemes, List<CrfModel> models) {
        this.schemes = schemes;
        this.emissions = Emissions.of(models);
        this.searches = models.stream().map(Viterbi::new).toList();
    }

    /** A tagger that answers for each of {@code taggers} under its name. */
    public static JointTagger of(SortedMap<String, CharacterTagger> taggers) {
        return new JointTagger(
                List.copyOf(taggers.keySet()),
                taggers.values().stream().map(CharacterTagger::model).toList());
    }

    @Override
    public Map<String, List<Tagged>> tag(FoldedText text, LexiconClasses lexicon) {
        Map<String, List<Tagged>> found = new HashMap<>();
        schemes.forEach(scheme -> found.put(scheme, new ArrayList<>()));
        for (Span chunk : Sentences.chunks(text)) {
            int[] scores = emissions.scores(CharacterFeatures.extract(text, lexicon, chunk.start(), chunk.end()));
            for (int m = 0; m < searches.size(); m++) {
                searches.get(m)
                        .collect(scores, emissions.width(), emissions.offset(m), chunk, found.get(schemes.get(m)));
            }
        }
        return found;
    }
}
