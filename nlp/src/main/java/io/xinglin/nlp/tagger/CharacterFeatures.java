package io.xinglin.nlp.tagger;

import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.text.FoldedText;

/**
 * What the tagger sees of each character: the characters around it, alone and in runs of two to five, their kinds, and
 * whether a lexicon word covers it. Each feature is a 32-bit hash. Stateless.
 */
final class CharacterFeatures {
    /** Features of one character. */
    static final int COUNT = 30;

    private CharacterFeatures() {}

    /** Hashes of the characters {@code start..end}, {@link #COUNT} a character, in order. */
    static int[] extract(FoldedText text, LexiconClasses lexicon, int start, int end) {
        int n = end - start;
        int[] c = new int[n + 6];
        int[] kind = new int[n + 6];
        int[] word = new int[n + 6];
        for (int i = 0; i < n; i++) {
            char folded = text.charAt(start + i);
            c[i + 3] = folded >= '0' && folded <= '9' ? '0' : folded;
            kind[i + 3] = kind(folded);
            word[i + 3] = lexicon.at(start + i);
        }
        int[] out = new int[n * COUNT];
        for (int i = 0; i < n; i++) {
            fill(c, kind, word, i + 3, out, i * COUNT);
        }
        return out;
    }

    private static void fill(int[] c, int[] kind, int[] word, int i, int[] out, int at) {
        int a = c[i - 3];
        int b = c[i - 2];
        int d = c[i - 1];
        int x = c[i];
        int e = c[i + 1];
        int f = c[i + 2];
        int g = c[i + 3];
        int k = at;
        out[k++] = hash(1, b);
        out[k++] = hash(2, d);
        out[k++] = hash(3, x);
        out[k++] = hash(4, e);
        out[k++] = hash(5, f);
        out[k++] = hash(6, b, d);
        out[k++] = hash(7, d, x);
        out[k++] = hash(8, x, e);
        out[k++] = hash(9, e, f);
        out[k++] = hash(10, d, e);
        out[k++] = hash(11, b, d, x);
        out[k++] = hash(12, d, x, e);
        out[k++] = hash(13, x, e, f);
        out[k++] = hash(14, a, b, d);
        out[k++] = hash(15, e, f, g);
        out[k++] = hash(16, a, b, d, x);
        out[k++] = hash(17, x, e, f, g);
        out[k++] = hash(18, b, d, x, e);
        out[k++] = hash(19, d, x, e, f);
        out[k++] = hash(20, hash(20, b, d, x), e, f);
        out[k++] = hash(21, kind[i - 1], kind[i], kind[i + 1]);
        out[k++] = hash(22, hash(22, kind[i - 2], kind[i - 1], kind[i]), kind[i + 1], kind[i + 2]);
        out[k++] = hash(23, word[i]);
        out[k++] = hash(24, word[i - 1], word[i]);
        out[k++] = hash(25, word[i], word[i + 1]);
        out[k++] = hash(26, word[i], x);
        out[k++] = hash(27, word[i - 1], word[i], word[i + 1]);
        out[k++] = hash(28, b, x);
        out[k++] = hash(29, x, f);
        out[k] = hash(30, 0);
    }

    private static int kind(char c) {
        if (c >= '0' && c <= '9') {
            return 1;
        }
        if (c >= 'a' && c <= 'z') {
            return 2;
        }
        if (c == '、') {
            return 3;
        }
        if (c == ',' || c == '。' || c == ';' || c == ':') {
            return 4;
        }
        if (c == ' ' || c == '\n' || c == '\r') {
            return 5;
        }
        if (c == '(' || c == ')' || c == '“' || c == '”' || c == '"') {
            return 6;
        }
        return c >= '\u4E00' && c <= '\u9FFF' ? 7 : 8;
    }

    private static int hash(int template, int a) {
        return end(mix(seed(template), a));
    }

    private static int hash(int template, int a, int b) {
        return end(mix(mix(seed(template), a), b));
    }

    private static int hash(int template, int a, int b, int c) {
        return end(mix(mix(mix(seed(template), a), b), c));
    }

    private static int hash(int template, int a, int b, int c, int d) {
        return end(mix(mix(mix(mix(seed(template), a), b), c), d));
    }

    private static long seed(int template) {
        return template * 0x9E3779B97F4A7C15L;
    }

    private static long mix(long h, int value) {
        long mixed = (h ^ value) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 29);
    }

    private static int end(long h) {
        return (int) ((h * 0x94D049BB133111EBL) >>> 32);
    }
}
