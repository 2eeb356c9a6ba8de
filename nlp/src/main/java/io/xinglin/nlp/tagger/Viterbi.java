package io.xinglin.nlp.tagger;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best sequence of one model's tags over the scores of a chunk (Viterbi 1967). Of the tags that may end a span only
 * those are tried before one that may begin a span whose score comes near enough to the best: the others cannot win
 * whatever the transition. Immutable; safe for many threads.
 */
final class Viterbi {
    private static final int IMPOSSIBLE = Integer.MIN_VALUE / 2;

    private final TagSet tags;
    private final int size;
    /** Transition weights, by tag and the tag before it. */
    private final int[] transitions;
    /** Tags after which a span may begin, and tags that may stand there; ascending. */
    private final int[] closed;

    private final int[] starting;
    /** How much a transition from a closed tag to a starting one can make good. */
    private final int reach;

    Viterbi(CrfModel model) {
        this(model, new int[model.tags().size() * model.tags().size()]);
    }

    /** @param steps added to the model's own transitions, from tag to tag */
    Viterbi(CrfModel model, int[] steps) {
        tags = model.tags();
        size = tags.size();
        transitions = new int[size * size];
        for (int t = 0; t < size; t++) {
            for (int p : tags.predecessors(t)) {
                transitions[t * size + p] = model.transition(p, t) + steps[p * size + t];
            }
        }
        closed = IntStream.range(0, size).filter(tags::mayEnd).toArray();
        starting = IntStream.range(0, size).filter(tags::mayStart).toArray();
        reach = reach();
    }

    private int reach() {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int t : starting) {
            for (int p : closed) {
                least = Math.min(least, transitions[t * size + p]);
                most = Math.max(most, transitions[t * size + p]);
            }
        }
        return most - least;
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
        int[] near = new int[closed.length];
        for (int t = 0; t < size; t++) {
            before[t] = tags.mayStart(t) ? scores[offset + t] : IMPOSSIBLE;
        }
        for (int i = 1; i < n; i++) {
            begin(before, now, back, i * size, near, near(before, near));
            goOn(before, now, back, i * size);
            for (int t = 0; t < size; t++) {
                now[t] += scores[i * width + offset + t];
            }
            int[] swap = before;
            before = now;
            now = swap;
        }
        return backtrack(before, back, n);
    }

    /** Collects the closed tags that can still be the best before a starting one; returns how many. */
    private int near(int[] before, int[] near) {
        int best = Integer.MIN_VALUE;
        for (int p : closed) {
            best = Math.max(best, before[p]);
        }
        int count = 0;
        for (int p : closed) {
            if (before[p] >= best - reach) {
                near[count++] = p;
            }
        }
        return count;
    }

    private void begin(int[] before, int[] now, byte[] back, int at, int[] near, int count) {
        for (int t : starting) {
            int which = near[0];
            int best = before[which] + transitions[t * size + which];
            for (int k = 1; k < count; k++) {
                int s = before[near[k]] + transitions[t * size + near[k]];
                if (s > best) {
                    best = s;
                    which = near[k];
                }
            }
            now[t] = best;
            back[at + t] = (byte) which;
        }
    }

    /** Inside and end of a label come after its begin or its inside. */
    private void goOn(int[] before, int[] now, byte[] back, int at) {
        for (int label = 0; label < tags.labels().size(); label++) {
            int begin = tags.begin(label);
            int inside = tags.inside(label);
            for (int t = inside; t <= tags.end(label); t++) {
                int opened = before[begin] + transitions[t * size + begin];
                int longer = before[inside] + transitions[t * size + inside];
                now[t] = Math.max(opened, longer);
                back[at + t] = (byte) (longer > opened ? inside : begin);
            }
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
