package io.xinglin.nlp.tagger;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds labelled spans with one {@link CrfModel} by Viterbi search, sentence by sentence: time and memory are linear in
 * the length of the note. Safe for use by many threads.
 */
public final class CharacterTagger implements SpanTagger {
    /** A span and its label. */
    public record Tagged(Span span, String label) {}

    private final CrfModel model;
    private final Viterbi search;
    /** Built at first use: who tags through a {@link JointTagger} needs none. */
    private volatile Emissions emissions;

    CharacterTagger(CrfModel model) {
        this.model = model;
        this.search = new Viterbi(model);
    }

    /** @throws IOException when {@code in} is no model */
    public static CharacterTagger read(InputStream in) throws IOException {
        return new CharacterTagger(CrfModel.read(in));
    }

    public void write(OutputStream out) throws IOException {
        model.write(out);
    }

    CrfModel model() {
        return model;
    }

    /** This tagger without the features whose weights are all below {@code share} of the largest: smaller and faster. */
    public CharacterTagger pruned(double share) {
        return new CharacterTagger(model.pruned(share));
    }

    /** Number of features with a weight, for the model's card. */
    public int features() {
        return model.rows();
    }

    public List<String> labels() {
        return model.tags().labels();
    }

    @Override
    public List<Tagged> tag(FoldedText text, LexiconClasses lexicon) {
        List<Tagged> found = new ArrayList<>();
        for (Span chunk : Sentences.chunks(text)) {
            search.collect(scores(text, lexicon, chunk), model.tags().size(), 0, chunk, found);
        }
        return found;
    }

    private int[] scores(FoldedText text, LexiconClasses lexicon, Span chunk) {
        Emissions table = emissions;
        if (table == null) {
            table = Emissions.of(List.of(model));
            emissions = table;
        }
        return table.scores(CharacterFeatures.extract(text, lexicon, chunk.start(), chunk.end()));
    }

    @Override
    public String toString() {
        return "CharacterTagger" + labels();
    }
}
