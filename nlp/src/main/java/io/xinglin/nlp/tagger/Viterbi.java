package io.xinglin.nlp.tagger;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import java.util.Arrays;
import java.util.List;

/** The best sequence of one model's tags over the scores of a chunk (Viterbi 1967). Immutable; safe for many threads. */
final class Viterbi {
    private static final int IMPOSSIBLE = Integer.MIN_VALUE / 2;

    private final TagSet tags;
    private final int size;
    private final int[][] predecessors;
    /** For each tag the weights of the transitions from its predecessors, in their order. */
    private final int[][] transitions;

    Viterbi(CrfModel model) {
        this(model, new int[model.tags().size() * model.tags().size()]);
    }

    /** @param steps added to the model's own transitions, from tag to tag */
    Viterbi(CrfModel model, int[] steps) {
        tags = model.tags();
        size = tags.size();
        predecessors = new int[size][];
        transitions = new int[size][];
        for (int t = 0; t < size; t++) {
            int next = t;
            predecessors[t] = tags.predecessors(t);
            transitions[t] = Arrays.stream(predecessors[t])
                    .map(p -> model.transition(p, next) + steps[p * size + next])
                    .toArray();
        }
    }

    /**
     * Adds the spans of the best sequence to {@code found}.
     *
     * @param scores of the chunk's characters, {@code width} each; this model's begin at {@code offset}
     */
    void collect(int[] scores, int width, int offset, Span chunk, List<Tagged> found) {
        int n = chunk.end() - chunk.start();
        int[] path = path(scores, width, offset, n);
        int open = -1;
        for (int i = 0; i < n; i++) {
            if (path[i] == TagSet.OUTSIDE) {
                continue;
            }
            if (tags.opens(path[i])) {
                open = i;
            }
            if (open >= 0 && tags.mayEnd(path[i])) {
                String label = tags.labels().get(tags.labelOf(path[i]));
                found.add(new Tagged(new Span(chunk.start() + open, chunk.start() + i + 1), label));
                open = -1;
            }
        }
    }

    /** The best sequence of tags. */
    int[] path(int[] scores, int width, int offset, int n) {
        byte[] back = new byte[n * size];
        int[] before = new int[size];
        int[] now = new int[size];
        for (int t = 0; t < size; t++) {
            before[t] = tags.mayStart(t) ? scores[offset + t] : IMPOSSIBLE;
        }
        for (int i = 1; i < n; i++) {
            step(before, now, back, i * size);
            for (int t = 0; t < size; t++) {
                now[t] += scores[i * width + offset + t];
            }
            int[] swap = before;
            before = now;
            now = swap;
        }
        return backtrack(before, back, n);
    }

    private void step(int[] before, int[] now, byte[] back, int at) {
        for (int t = 0; t < size; t++) {
            int[] from = predecessors[t];
            int[] weight = transitions[t];
            int best = Integer.MIN_VALUE;
            int which = 0;
            for (int k = 0; k < from.length; k++) {
                int s = before[from[k]] + weight[k];
                if (s > best) {
                    best = s;
                    which = from[k];
                }
            }
            now[t] = best;
            back[at + t] = (byte) which;
        }
    }

    private int[] backtrack(int[] last, byte[] back, int n) {
        int[] path = new int[n];
        int best = Integer.MIN_VALUE;
        for (int t = 0; t < size && n > 0; t++) {
            if (tags.mayEnd(t) && last[t] > best) {
                best = last[t];
                path[n - 1] = t;
            }
        }
        for (int i = n - 1; i > 0; i--) {
            path[i - 1] = Byte.toUnsignedInt(back[i * size + path[i]]);
        }
        return path;
    }
}
