package io.xinglin.nlp.coding;

import io.xinglin.core.coding.CodingReason;
import io.xinglin.core.note.Assertion;
import io.xinglin.nlp.coding.term.TermText;

/**
 * A name proposed for a part of a text; it need not have a code.
 *
 * @param name of the clinical edition, or of the insurance list
 * @param code of the insurance list, or {@code null}
 * @param score likelihood, 0 to 1
 * @param start in chars of the text
 * @param end exclusive
 */
public record TermChoice(
        String name, String code, double score, CodingReason reason, int start, int end, Assertion assertion) {
    TermChoice coded(String otherCode, CodingReason otherReason, int from, int to) {
        return new TermChoice(name, otherCode, score, otherReason, from, to, assertion);
    }

    boolean meets(TermChoice other) {
        return start < other.end && other.start < end;
    }

    /** Whether the words are the name itself and stand alone between separators. */
    boolean isWhole(String text) {
        boolean alone = (start == 0 || TermText.isSeparator(text.charAt(start - 1)))
                && (end == text.length() || TermText.isSeparator(text.charAt(end)));
        return alone
                && TermText.of(text.substring(start, end))
                        .form()
                        .equals(TermText.of(name).form());
    }

    TermChoice moved(int by) {
        return new TermChoice(name, code, score, reason, start + by, end + by, assertion);
    }
}
