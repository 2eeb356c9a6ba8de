package io.xinglin.nlp.model;

import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.mention.TaggerModels;
import io.xinglin.nlp.tagger.CharacterTagger;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the fast engine reads notes with. Immutable; safe for use by many threads.
 *
 * @param version empty for the models shipped with the product
 * @param taggers one for each corpus' scheme
 * @param lexicon the shipped one with the words that were learned
 * @param learned what was learned beside the taggers
 * @param sha256 checksum of the files it was read from
 */
public record FastModel(
        String version,
        SortedMap<String, CharacterTagger> taggers,
        Lexicon lexicon,
        LearnedLayers learned,
        String sha256) {
    public FastModel {
        taggers = Collections.unmodifiableSortedMap(new TreeMap<>(taggers));
    }

    /** The models shipped with the product. */
    public static FastModel ofProduct() {
        Map<String, CharacterTagger> taggers =
                Map.of(TaggerModels.CCKS2017, TaggerModels.ccks2017(), TaggerModels.CCKS2019, TaggerModels.ccks2019());
        return new FastModel("", new TreeMap<>(taggers), Lexicon.standard(), LearnedLayers.NONE, TaggerModels.sha256());
    }

    /** A model not yet kept. */
    public static FastModel candidate(SortedMap<String, CharacterTagger> taggers, LearnedLayers learned) {
        return new FastModel("candidate", taggers, learned.words().lexicon(), learned, "");
    }

    /** The same with another layer, not yet kept; the lexicon stays, so the words must be the same. */
    public FastModel with(LearnedLayers other) {
        if (!other.words().equals(learned.words())) {
            throw new IllegalArgumentException("other words need another lexicon");
        }
        return new FastModel("candidate", taggers, lexicon, other, "");
    }

    public boolean shipped() {
        return version.isEmpty();
    }
}
