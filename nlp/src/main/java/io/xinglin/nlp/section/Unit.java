package io.xinglin.nlp.section;

import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.section.Headings.Heading;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sentence of a note and what the headings and the layout say of it.
 *
 * @param heading the heading it stands under
 * @param opens whether it begins with that heading
 * @param inline whether that heading stands in the middle of a paragraph
 * @param fixed whether it belongs to its heading beyond doubt
 * @param broken whether it begins a line that goes on with the sentence of the line before
 * @param paragraph whether it begins a paragraph under its heading, but not the first
 */
record Unit(
        Span span,
        Optional<SectionType> heading,
        boolean opens,
        boolean inline,
        boolean fixed,
        boolean broken,
        boolean paragraph) {
    private static final String ENDS = "。!?;:";
    private static final double FULL = 0.7;
    private static final Pattern NUMBERED = Pattern.compile("\\(?[1-9]\\d?[.、)](?!\\d)");

    /** The sentences of a note that are not blank. */
    static List<Unit> of(FoldedText text, List<Heading> headings) {
        List<Unit> units = new ArrayList<>();
        int widest = widest(text);
        int first = headings.isEmpty() ? text.length() : headings.get(0).start();
        free(text, new Span(0, first), widest, units);
        for (int i = 0; i < headings.size(); i++) {
            Heading heading = headings.get(i);
            if (heading.type() == SectionType.OTHER) {
                int end = i + 1 == headings.size()
                        ? text.length()
                        : headings.get(i + 1).start();
                title(heading, units);
                free(text, new Span(heading.bodyStart(), end), widest, units);
            } else {
                under(text, headings, i, widest, units);
            }
        }
        return units;
    }

    /** Sentences that no heading binds. */
    private static void free(FoldedText text, Span part, int widest, List<Unit> units) {
        for (Span sentence : Sentences.sentences(text, part)) {
            if (!blank(text, sentence)) {
                boolean broken = broken(text, sentence.start(), widest);
                units.add(new Unit(sentence, Optional.empty(), false, false, false, broken, false));
            }
        }
    }

    /** The title of a document binds its own line alone. */
    private static void title(Heading heading, List<Unit> units) {
        Span line = new Span(heading.start(), heading.bodyStart());
        units.add(new Unit(line, Optional.of(heading.type()), true, false, true, false, false));
    }

    /**
     * A heading holds up to the next one. Its hold is loose after a paragraph's end, and from its second sentence on where no
     * other heading follows in the paragraph and it is itself in the middle of one, is the last, or is 主诉, which is one
     * sentence. Lines below a heading that has its line for itself, and numbered ones, go on with it.
     */
    private static void under(FoldedText text, List<Heading> headings, int i, int widest, List<Unit> units) {
        Heading heading = headings.get(i);
        boolean last = i + 1 == headings.size();
        int end = last ? text.length() : headings.get(i + 1).start();
        boolean inline = !startsLine(text, heading.start());
        boolean followed = !last && !startsLine(text, end);
        boolean loose = last || heading.type() == SectionType.CHIEF_COMPLAINT || (inline && !followed);
        boolean alone = endsLine(text, heading.bodyStart());
        boolean held = true;
        boolean opens = true;
        for (Span sentence : Sentences.sentences(text, new Span(heading.start(), end))) {
            if (blank(text, sentence)) {
                continue;
            }
            boolean line = startsLine(text, sentence.start());
            boolean broken = !opens && broken(text, sentence.start(), widest);
            boolean complaint = heading.type() == SectionType.CHIEF_COMPLAINT && broken(text, sentence.start(), 0);
            boolean body = sentence.start() >= heading.bodyStart() && !broken;
            boolean goesOn = held && (numbered(text, sentence) || (alone && breaks(text, sentence.start()) < 2));
            loose |= body && line && !goesOn;
            held = opens || !loose || complaint || goesOn;
            units.add(new Unit(sentence, Optional.of(heading.type()), opens, inline, held, broken, body && line));
            opens = false;
        }
    }

    private static boolean blank(FoldedText text, Span span) {
        return text.folded().substring(span.start(), span.end()).isBlank();
    }

    private static boolean numbered(FoldedText text, Span sentence) {
        String words = text.folded().substring(sentence.start(), sentence.end()).strip();
        return startsLine(text, sentence.start()) && NUMBERED.matcher(words).lookingAt();
    }

    private static boolean endsLine(FoldedText text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i == text.length() || isBreak(text.charAt(i));
    }

    /** How many line breaks stand before a place. */
    private static int breaks(FoldedText text, int at) {
        int breaks = 0;
        for (int i = at - 1; i >= 0 && Character.isWhitespace(text.charAt(i)); i--) {
            breaks += text.charAt(i) == '\n' ? 1 : 0;
        }
        return breaks;
    }

    private static boolean startsLine(FoldedText text, int at) {
        int i = at - 1;
        while (i >= 0 && text.charAt(i) == ' ') {
            i--;
        }
        return i < 0 || isBreak(text.charAt(i));
    }

    /** A line that ends early was ended by its writer; one as wide as the widest may have been broken by the page. */
    private static boolean broken(FoldedText text, int at, int widest) {
        if (!startsLine(text, at)) {
            return false;
        }
        int end = at;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !isBreak(text.charAt(start - 1))) {
            start--;
        }
        return end > 0 && ENDS.indexOf(text.charAt(end - 1)) < 0 && end - start >= widest * FULL;
    }

    private static int widest(FoldedText text) {
        int widest = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isBreak(text.charAt(i))) {
                widest = Math.max(widest, i - start);
                start = i + 1;
            }
        }
        return widest;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
