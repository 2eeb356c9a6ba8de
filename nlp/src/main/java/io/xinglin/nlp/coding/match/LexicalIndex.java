package io.xinglin.nlp.coding.match;

import io.xinglin.nlp.coding.term.Grams;
import io.xinglin.nlp.coding.term.LongIds;
import io.xinglin.nlp.coding.term.TermTable;
import io.xinglin.nlp.coding.term.TermText;

/**
 * The forms of all terms by their character n-grams (one to three characters), weighted by rarity. Immutable; safe for use by
 * many threads.
 */
final class LexicalIndex {
    static final int LONGEST = 3;
    /** N-grams less rare than this, about one form in six has them, tell nothing. */
    private static final float COMMON = 2f;

    private final LongIds ids;
    private final float[] rarity;
    private final int[] offsets;
    private final int[] postings;
    private final float[] norms;

    private LexicalIndex(LongIds ids, float[] rarity, int[] offsets, int[] postings, float[] norms) {
        this.ids = ids;
        this.rarity = rarity;
        this.offsets = offsets;
        this.postings = postings;
        this.norms = norms;
    }

    static LexicalIndex of(TermTable terms) {
        int n = terms.formCount();
        LongIds ids = new LongIds(1 << 17);
        int[][] grams = new int[n][];
        int total = 0;
        for (int f = 0; f < n; f++) {
            long[] keys = Grams.of(terms.form(f), LONGEST);
            grams[f] = new int[keys.length];
            for (int i = 0; i < keys.length; i++) {
                grams[f][i] = ids.add(keys[i]);
            }
            total += keys.length;
        }
        int[] offsets = new int[ids.size() + 1];
        for (int[] form : grams) {
            for (int g : form) {
                offsets[g + 1]++;
            }
        }
        float[] rarity = new float[ids.size()];
        for (int g = 0; g < ids.size(); g++) {
            float rare = (float) Math.log(1 + (double) n / offsets[g + 1]);
            rarity[g] = rare < COMMON ? 0 : rare;
            offsets[g + 1] += offsets[g];
        }
        int[] postings = new int[total];
        int[] next = offsets.clone();
        float[] norms = new float[n];
        for (int f = 0; f < n; f++) {
            double square = 0;
            for (int g : grams[f]) {
                postings[next[g]++] = f;
                square += rarity[g] * rarity[g];
            }
            norms[f] = (float) Math.sqrt(square + 1e-6);
        }
        return new LexicalIndex(ids, rarity, offsets, postings, norms);
    }

    /** How rare an n-gram is among the forms; the largest where no form has it. */
    float rarity(long gram) {
        int id = ids.get(gram);
        return id < 0 ? 10.5f : rarity[id];
    }

    /** The square root of the sum of a form's squared weights. */
    float norm(int form) {
        return norms[form];
    }

    /** Adds the product of weights of every n-gram of the span to each form that has it; returns the span's own norm. */
    float accumulate(TermText text, int start, int end, Accumulator into) {
        double square = 0;
        for (long gram : Grams.of(text, start, end, LONGEST)) {
            int id = ids.get(gram);
            if (id < 0) {
                square += 36;
                continue;
            }
            float weight = rarity[id] * rarity[id];
            square += weight;
            if (weight == 0) {
                continue;
            }
            for (int i = offsets[id]; i < offsets[id + 1]; i++) {
                into.add(postings[i], weight);
            }
        }
        return (float) Math.sqrt(square);
    }

    /** Adds {@code factor} times the squared weight of one n-gram to each form that has it. */
    void accumulate(long gram, float factor, Accumulator into) {
        int id = ids.get(gram);
        if (id >= 0 && rarity[id] > 0) {
            float weight = rarity[id] * rarity[id] * factor;
            for (int i = offsets[id]; i < offsets[id + 1]; i++) {
                into.add(postings[i], weight);
            }
        }
    }
}
