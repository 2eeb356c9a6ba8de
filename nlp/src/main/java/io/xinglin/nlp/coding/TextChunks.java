package io.xinglin.nlp.coding;

import io.xinglin.nlp.coding.term.TermText;
import java.util.ArrayList;
import java.util.List;

/** Long texts in pieces as long as a doctor writes in one line, cut at separators where there are any. */
final class TextChunks {
    private static final int LONGEST = 60;
    private static final int ENOUGH = 40;

    /**
     * @param start where the piece begins in the whole
     */
    record Chunk(int start, String text) {}

    private TextChunks() {}

    static List<Chunk> of(String text) {
        if (text.length() <= LONGEST) {
            return List.of(new Chunk(0, text));
        }
        List<Chunk> chunks = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + LONGEST);
            if (to < text.length()) {
                to = cut(text, from, to);
            }
            chunks.add(new Chunk(from, text.substring(from, to)));
            from = to;
        }
        return chunks;
    }

    /** After the last separator, if the piece is then long enough; never inside a pair of surrogates. */
    private static int cut(String text, int from, int to) {
        for (int i = to; i > from + LONGEST - ENOUGH; i--) {
            if (TermText.isSeparator(text.charAt(i - 1))) {
                return i;
            }
        }
        return Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
    }
}
