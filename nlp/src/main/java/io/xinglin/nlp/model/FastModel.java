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
 * @param words what was learned beyond the shipped lexicon
 * @param sha256 checksum of the files it was read from
 */
public record FastModel(
        String version,
        SortedMap<String, CharacterTagger> taggers,
        Lexicon lexicon,
        LearnedWords words,
        String sha256) {
    public FastModel {
        taggers = Collections.unmodifiableSortedMap(new TreeMap<>(taggers));
    }

    /** The models shipped with the product. */
    public static FastModel ofProduct() {
        Map<String, CharacterTagger> taggers =
                Map.of(TaggerModels.CCKS2017, TaggerModels.ccks2017(), TaggerModels.CCKS2019, TaggerModels.ccks2019());
        return new FastModel("", new TreeMap<>(taggers), Lexicon.standard(), LearnedWords.NONE, TaggerModels.sha256());
    }

    /** A model not yet kept. */
    public static FastModel learned(SortedMap<String, CharacterTagger> taggers, LearnedWords words) {
        return new FastModel("candidate", taggers, words.lexicon(), words, "");
    }

    public boolean shipped() {
        return version.isEmpty();
    }
}
