package io.xinglin.nlp.coding.match;

import io.xinglin.nlp.coding.term.Grams;
import io.xinglin.nlp.coding.term.LongIds;
import io.xinglin.nlp.coding.term.TermText;
import java.util.Arrays;

/** What a text's n-grams become in names, each with its probability. For one thread; read again for the next text. */
final class Translated {
    private static final float SAME_CHARACTER = 0.35f;
    private static final float SAME_WORD = 0.75f;

    private LongIds ids = new LongIds(64);
    private float[] missing = new float[256];
    private long[] grams = new long[0];

    void read(TermText text, Translations translations) {
        ids = new LongIds(512);
        for (long gram : Grams.of(text, MatchModel.TEXT_GRAM)) {
            translations.forEach(gram, this::add);
            int length = Grams.length(gram);
            if (length <= NameIndex.GRAM) {
                add(gram, length == 1 ? SAME_CHARACTER : SAME_WORD);
            }
        }
        grams = ids.keys();
    }

    private void add(long gram, float probability) {
        int before = ids.size();
        int id = ids.add(gram);
        if (id == missing.length) {
            missing = Arrays.copyOf(missing, id * 2);
        }
        if (id == before) {
            missing[id] = 1;
        }
        missing[id] *= 1 - Math.min(0.98f, probability);
    }

    int size() {
        return grams.length;
    }

    long gram(int index) {
        return grams[index];
    }

    float probability(int index) {
        return 1 - missing[index];
    }

    float probability(long gram) {
        int id = ids.get(gram);
        return id < 0 ? 0 : 1 - missing[id];
    }
}
