package io.xinglin.nlp.tagger;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds labelled spans with a {@link CrfModel} by Viterbi search, sentence by sentence: time and memory are linear in
 * the length of the note. Safe for use by many threads.
 */
public final class CharacterTagger implements SpanTagger {
    /** A span and its label. */
    public record Tagged(Span span, String label) {}

    private static final int[] NO_STEPS = {};

    private final CrfModel model;

    CharacterTagger(CrfModel model) {
        this.model = model;
    }

    /** @throws IOException when {@code in} is no model */
    public static CharacterTagger read(InputStream in) throws IOException {
        return new CharacterTagger(CrfModel.read(in));
    }

    public void write(OutputStream out) throws IOException {
        model.write(out);
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
            collect(viterbi(scores(text, lexicon, chunk), NO_STEPS), chunk.start(), found);
        }
        return found;
    }

    /** The spans of one of the note's {@link Sentences#chunks}, found together with a second model. */
    public List<Tagged> tag(FoldedText text, LexiconClasses lexicon, Span chunk, Advice advice) {
        int[] scores = scores(text, lexicon, chunk);
        for (int i = 0; i < scores.length; i++) {
            scores[i] += advice.emissions()[i];
        }
        List<Tagged> found = new ArrayList<>();
        collect(viterbi(scores, advice.transitions()), chunk.start(), found);
        return found;
    }

    private int[] scores(FoldedText text, LexiconClasses lexicon, Span chunk) {
        int n = chunk.end() - chunk.start();
        int size = model.tags().size();
        int[] features = CharacterFeatures.extract(text, lexicon, chunk.start(), chunk.end());
        int[] scores = new int[n * size];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < CharacterFeatures.COUNT; k++) {
                model.addTo(features[i * CharacterFeatures.COUNT + k], scores, i * size);
            }
        }
        return scores;
    }

    private int[] viterbi(int[] scores, int[] steps) {
        int size = model.tags().size();
        int n = scores.length / size;
        byte[] back = new byte[n * size];
        TagSet tags = model.tags();
        for (int t = 0; t < size; t++) {
            if (!tags.mayStart(t)) {
                scores[t] = Integer.MIN_VALUE / 2;
            }
        }
        for (int i = 1; i < n; i++) {
            for (int t = 0; t < size; t++) {
                int best = Integer.MIN_VALUE;
                int from = 0;
                for (int p : tags.predecessors(t)) {
                    int s = scores[(i - 1) * size + p] + model.transition(p, t);
                    s += steps.length == 0 ? 0 : steps[p * size + t];
                    if (s > best) {
                        best = s;
                        from = p;
                    }
                }
                scores[i * size + t] += best;
                back[i * size + t] = (byte) from;
            }
        }
        return backtrack(scores, back, n, size);
    }

    private int[] backtrack(int[] scores, byte[] back, int n, int size) {
        int[] path = new int[n];
        int best = Integer.MIN_VALUE;
        for (int t = 0; t < size; t++) {
            if (model.tags().mayEnd(t) && scores[(n - 1) * size + t] > best) {
                best = scores[(n - 1) * size + t];
                path[n - 1] = t;
            }
        }
        for (int i = n - 1; i > 0; i--) {
            path[i - 1] = Byte.toUnsignedInt(back[i * size + path[i]]);
        }
        return path;
    }

    private void collect(int[] path, int offset, List<Tagged> found) {
        TagSet tags = model.tags();
        int open = -1;
        for (int i = 0; i < path.length; i++) {
            if (tags.opens(path[i])) {
                open = i;
            }
            if (open >= 0 && path[i] != TagSet.OUTSIDE && tags.mayEnd(path[i])) {
                String label = tags.labels().get(tags.labelOf(path[i]));
                found.add(new Tagged(new Span(offset + open, offset + i + 1), label));
                open = -1;
            }
        }
    }

    @Override
    public String toString() {
        return "CharacterTagger" + Arrays.asList(labels().toArray());
    }
}
