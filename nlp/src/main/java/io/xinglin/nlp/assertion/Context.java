package io.xinglin.nlp.assertion;

import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;

/**
 * The words around a mention, never further than {@link #REACH} characters. Immutable.
 *
 * @param past whether it stands under the heading of a past history
 * @param before from the start of the sentence
 * @param inClause from the start of the clause
 * @param after to the end of the sentence
 * @param rest to the end of the clause
 */
record Context(
        String name,
        Kind kind,
        SectionType section,
        boolean past,
        String before,
        String inClause,
        String after,
        String rest) {
    private static final int REACH = 80;

    static Context of(
            FoldedText text, Span mention, Kind kind, SectionType section, boolean past, Span sentence, Span clause) {
        String folded = text.folded();
        int end = Math.max(mention.end(), Math.min(sentence.end(), mention.end() + REACH));
        String after = folded.substring(mention.end(), end);
        return new Context(
                folded.substring(mention.start(), mention.end()),
                kind,
                section,
                past,
                folded.substring(from(sentence, mention), mention.start()),
                folded.substring(from(clause, mention), mention.start()),
                after,
                rest(after));
    }

    private static String rest(String after) {
        int end = 0;
        while (end < after.length() && ",。;".indexOf(after.charAt(end)) < 0) {
            end++;
        }
        return after.substring(0, end);
    }

    private static int from(Span part, Span mention) {
        return Math.min(mention.start(), Math.max(part.start(), mention.start() - REACH));
    }

    /** The last characters before the mention in its clause. */
    String near(int characters) {
        return inClause.substring(Math.max(0, inClause.length() - characters));
    }
}
