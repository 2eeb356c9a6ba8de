package io.xinglin.nlp.coding.term;

import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A written diagnosis in the form it is compared in, with the way back to the original's offsets.
 *
 * <p>Characters are folded, blanks dropped, every run of separators becomes one {@link #BREAK}, Roman numerals become one
 * character each ({@code III}, {@code Ⅲ} and {@code ⅲ} alike). Immutable.
 */
public final class TermText {
    /** Stands between two parts of a text. */
    public static final char BREAK = '|';

    private static final String SEPARATORS = ";,.、。:|/\\+()[]{}<>【】《》〈〉「」“”\"'‘’?!…~～－—_=*#@&^%$·`•※→↑↓";
    private static final char ROMAN_ONE = '\u2170';
    private static final String[] ROMANS = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};

    private final String original;
    private final char[] chars;
    private final int[] starts;
    private final int[] ends;
    private final List<Span> parts;

    /** A part of the text between two separators: offsets into the compared form. */
    public record Span(int start, int end) {
        public int length() {
            return end - start;
        }
    }

    private TermText(String original, char[] chars, int[] starts, int[] ends) {
        this.original = original;
        this.chars = chars;
        this.starts = starts;
        this.ends = ends;
        this.parts = parts(chars);
    }

    public static TermText of(String text) {
        String folded = FoldedText.of(text).folded();
        int n = folded.length();
        char[] chars = new char[n];
        int[] starts = new int[n];
        int[] ends = new int[n];
        int size = 0;
        for (int i = 0; i < n; ) {
            char c = folded.charAt(i);
            int roman = roman(folded, i);
            int step = roman > 0 ? ROMANS[roman - 1].length() : 1;
            if (roman > 0) {
                c = (char) (ROMAN_ONE + roman - 1);
            } else if (SEPARATORS.indexOf(c) >= 0 || Character.isISOControl(c)) {
                c = BREAK;
            }
            boolean repeated = c == BREAK && (size == 0 || chars[size - 1] == BREAK);
            if (c != ' ' && !repeated) {
                chars[size] = c;
                starts[size] = i;
                ends[size] = i + step;
                size++;
            }
            i += step;
        }
        if (size > 0 && chars[size - 1] == BREAK) {
            size--;
        }
        return new TermText(text, Arrays.copyOf(chars, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
    }

    /** The Roman numeral of ASCII letters that begins here and stands between no other letters, 1 to 10; 0 for none. */
    private static int roman(String text, int at) {
        if (at > 0 && isLetter(text.charAt(at - 1))) {
            return 0;
        }
        int end = at;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        for (int i = 0; i < ROMANS.length && end > at; i++) {
            int length = ROMANS[i].length();
            boolean staged = end - at == length || (end - at == length + 1 && "abc".indexOf(text.charAt(end - 1)) >= 0);
            if (staged && text.startsWith(ROMANS[i], at)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Whether a character stands between two parts, in any width. */
    public static boolean isSeparator(char c) {
        return SEPARATORS.indexOf(FoldedText.of(String.valueOf(c)).folded()) >= 0;
    }

    private static List<Span> parts(char[] chars) {
        List<Span> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= chars.length; i++) {
            if (i == chars.length || chars[i] == BREAK) {
                if (i > from) {
                    parts.add(new Span(from, i));
                }
                from = i + 1;
            }
        }
        return List.copyOf(parts);
    }

    public String original() {
        return original;
    }

    public int length() {
        return chars.length;
    }

    public char charAt(int index) {
        return chars[index];
    }

    /** The parts between separators, in order; none is empty. */
    public List<Span> parts() {
        return parts;
    }

    /** The compared form. */
    public String form() {
        return new String(chars);
    }

    public String form(Span span) {
        return new String(chars, span.start(), span.length());
    }

    /** Where the character at this place of the compared form begins in the original. */
    public int originalStart(int index) {
        return starts[index];
    }

    /** Where it ends in the original, exclusive. */
    public int originalEnd(int index) {
        return ends[index];
    }
}
