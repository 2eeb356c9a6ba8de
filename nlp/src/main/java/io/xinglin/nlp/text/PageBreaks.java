package io.xinglin.nlp.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Line breaks that the page made and not the writer, as in text read from paper: all lines but the last of a paragraph end at the
 * same column, in the midst of a sentence. Stateless.
 */
final class PageBreaks {
    /** Widths in columns, an ideograph taking two. */
    private static final int NARROWEST = 24;

    private static final int TOLERANCE = 3;
    private static final int FEWEST = 2;
    private static final String ENDS = "。!?;:！？；：";
    /** A heading, a number of a list, a blank line. */
    private static final Pattern OPENS =
            Pattern.compile("[ \u3000]*(?:[\\[【(（<]?[0-9一二三四五六七八九十]{1,2}[.、)）\\]]|[^,，。;；:：]{2,9}[:：]|$)");

    private record Line(int start, int end, int width) {}

    private PageBreaks() {}

    /** Where the characters of such breaks stand in {@code note}. */
    static BitSet of(String note) {
        BitSet breaks = new BitSet();
        List<Line> lines = lines(note);
        int widest = lines.stream().mapToInt(Line::width).max().orElse(0);
        long full = lines.stream()
                .filter(line -> line.width() >= widest - TOLERANCE && goesOn(note, line))
                .count();
        if (widest < NARROWEST || full < FEWEST) {
            return breaks;
        }
        for (int i = 0; i + 1 < lines.size(); i++) {
            Line line = lines.get(i);
            Line next = lines.get(i + 1);
            boolean opens = OPENS.matcher(note).region(next.start(), next.end()).lookingAt();
            if (line.width() >= widest - TOLERANCE && !opens) {
                breaks.set(line.end(), next.start());
            }
        }
        return breaks;
    }

    private static boolean goesOn(String note, Line line) {
        return line.end() > line.start() && ENDS.indexOf(note.charAt(line.end() - 1)) < 0;
    }

    /** The lines without their ends; empty ones are no lines where the page breaks. */
    private static List<Line> lines(String note) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        int width = 0;
        for (int i = 0; i <= note.length(); i++) {
            char c = i < note.length() ? note.charAt(i) : '\n';
            if (c != '\n') {
                width += c == '\r' ? 0 : c < 0x80 ? 1 : 2;
                continue;
            }
            int end = i > start && note.charAt(i - 1) == '\r' ? i - 1 : i;
            lines.add(new Line(start, end, width));
            start = i + 1;
            width = 0;
        }
        return lines;
    }
}
