package io.xinglin.nlp.statistics;

import io.xinglin.core.note.Span;

/** The sentence around a place, for showing; it ends with 。；！？ or a line break and has at most a few hundred characters. */
public final class Sentence {
    private static final int REACH = 200;
    private static final String ENDS = "。；！？;!?\n\r";

    private Sentence() {}

    public static Span around(String text, Span place) {
        int end = Math.min(place.end(), text.length());
        int start = Math.min(place.start(), end);
        int first = Math.max(0, start - REACH);
        int last = Math.min(text.length(), end + REACH);
        while (start > first && ENDS.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        while (end < last && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean marked = end < last && "\n\r".indexOf(text.charAt(end)) < 0;
        return new Span(start, marked ? end + 1 : end);
    }
}
