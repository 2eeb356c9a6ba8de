package io.xinglin.nlp.text;

import java.util.BitSet;

/**
 * A note with its characters folded one to one, so that an offset into the folded text is an offset into the original.
 *
 * <p>Full-width ASCII becomes half-width, the ideographic and other spaces become a blank, letters become lower case,
 * and traditional characters become simplified. A line break that the page made becomes a blank. Surrogates, paired or not, stay as they
 * are. Immutable.
 */
public final class FoldedText {
    private static final char[] FOLD = buildTable();
    private static final BitSet NONE = new BitSet();

    private final String original;
    private final String folded;

    private final BitSet pageBreaks;

    private FoldedText(String original, String folded, BitSet pageBreaks) {
        this.original = original;
        this.folded = folded;
        this.pageBreaks = pageBreaks;
    }

    public static FoldedText of(String note) {
        char[] chars = note.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = FOLD[chars[i]];
        }
        BitSet pageBreaks = note.indexOf('\n') < 0 ? NONE : PageBreaks.of(note);
        pageBreaks.stream().forEach(i -> chars[i] = ' ');
        return new FoldedText(note, new String(chars), pageBreaks);
    }

    /** Whether a line break stands here that the page made in the midst of what is written. */
    public boolean pageBreak(int index) {
        return pageBreaks.get(index);
    }

    /** A part of the note as its writer wrote it: without the line breaks of the page. */
    public String written(int start, int end) {
        int broken = pageBreaks.nextSetBit(start);
        if (broken < 0 || broken >= end) {
            return original.substring(start, end);
        }
        StringBuilder words = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (!pageBreaks.get(i)) {
                words.append(original.charAt(i));
            }
        }
        return words.toString();
    }

    /** The note as it arrived. */
    public String original() {
        return original;
    }

    /** Same length as the original. */
    public String folded() {
        return folded;
    }

    public int length() {
        return folded.length();
    }

    public char charAt(int index) {
        return folded.charAt(index);
    }

    private static char[] buildTable() {
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) {
            table[c] = fold((char) c);
        }
        for (int i = 0; i + 1 < TraditionalForms.PAIRS.length(); i += 2) {
            table[TraditionalForms.PAIRS.charAt(i)] = TraditionalForms.PAIRS.charAt(i + 1);
        }
        return table;
    }

    private static char fold(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return Character.toLowerCase((char) (c - 0xFEE0));
        }
        if (c == '\u3000' || c == '\u00A0' || c == '\t' || c == '\uFEFF') {
            return ' ';
        }
        return Character.isSurrogate(c) ? c : Character.toLowerCase(c);
    }
}
