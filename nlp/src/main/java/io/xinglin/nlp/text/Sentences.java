package io.xinglin.nlp.text;

import io.xinglin.core.note.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts a folded note into sentences, clauses and tagger chunks; the pieces cover the note without gaps. Stateless. */
public final class Sentences {
    private static final int LONGEST_CHUNK = 400;

    private Sentences() {}

    /** Sentences end after 。 ! ? ; closing quotes included, and after a line break. */
    public static List<Span> sentences(FoldedText text) {
        return sentences(text, new Span(0, text.length()));
    }

    /** The sentences of a part of the note. */
    public static List<Span> sentences(FoldedText text, Span part) {
        return cut(text, part, "。!?\n\r", Integer.MAX_VALUE);
    }

    /** The clauses of a part of the note: like sentences, and after a comma or a semicolon as well. */
    public static List<Span> clauses(FoldedText text, Span part) {
        return cut(text, part, "。!?\n\r,;", Integer.MAX_VALUE);
    }

    /** Pieces for the tagger: sentences and ; parts, never longer than 400 characters. */
    public static List<Span> chunks(FoldedText text) {
        return cut(text, new Span(0, text.length()), "。!?;\n\r", LONGEST_CHUNK);
    }

    private static List<Span> cut(FoldedText text, Span part, String ends, int longest) {
        List<Span> spans = new ArrayList<>();
        int start = part.start();
        int n = part.end();
        for (int i = start; i < n; i++) {
            boolean end = ends.indexOf(text.charAt(i)) >= 0;
            if (end || i - start + 1 >= longest) {
                int stop = end ? closing(text, i + 1, n, ends) : pairEnd(text, i + 1);
                spans.add(new Span(start, stop));
                start = stop;
                i = stop - 1;
            }
        }
        if (start < n) {
            spans.add(new Span(start, n));
        }
        return spans;
    }

    private static int closing(FoldedText text, int from, int limit, String ends) {
        int i = from;
        while (i < limit && (text.charAt(i) == '”' || text.charAt(i) == '’' || ends.indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private static int pairEnd(FoldedText text, int at) {
        boolean splits = at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return splits ? at + 1 : at;
    }
}
