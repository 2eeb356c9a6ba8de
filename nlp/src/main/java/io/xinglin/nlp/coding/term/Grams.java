package io.xinglin.nlp.coding.term;

import java.util.Arrays;

/**
 * Character n-grams of one to four characters, each as a long: the characters side by side, 16 bits each. None crosses a
 * {@link TermText#BREAK}.
 */
public final class Grams {
    private Grams() {}

    /** The distinct n-grams of a span of the compared form, ascending. */
    public static long[] of(TermText text, int start, int end, int longest) {
        long[] grams = new long[Math.max(0, (end - start) * longest)];
        int size = 0;
        for (int i = start; i < end; i++) {
            long gram = 0;
            for (int n = 0; n < longest && i + n < end; n++) {
                char c = text.charAt(i + n);
                if (c == TermText.BREAK) {
                    break;
                }
                gram = gram << 16 | c;
                grams[size++] = gram;
            }
        }
        return distinct(grams, size);
    }

    public static long[] of(TermText text, int longest) {
        return of(text, 0, text.length(), longest);
    }

    private static long[] distinct(long[] grams, int size) {
        Arrays.sort(grams, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || grams[i] != grams[i - 1]) {
                grams[kept++] = grams[i];
            }
        }
        return Arrays.copyOf(grams, kept);
    }

    /** How many characters an n-gram has. */
    public static int length(long gram) {
        return gram >>> 48 != 0 ? 4 : gram >>> 32 != 0 ? 3 : gram >>> 16 != 0 ? 2 : 1;
    }
}
