package io.xinglin.core.coding;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.terminology.Code;
import java.util.Objects;

/**
 * One code for one part of a text, with what speaks for it.
 *
 * @param code of the insurance list 2.0, under the list's own name
 * @param term the clinical edition's name that was recognised and stands for the code (the Beijing edition of ICD-10); the
 *     list's own name where there is no other
 * @param score how likely the code is right, 0 to 1
 * @param start where the words that it rests on begin in the text, in chars
 * @param end where they end, exclusive
 * @param assertion what the text says of it: PRESENT, POSSIBLE ({@code ?}, 待查, 可能), PAST (a history or a state after
 *     treatment)
 */
public record CodeChoice(
        Code code, String term, double score, CodingReason reason, int start, int end, Assertion assertion) {
    public CodeChoice {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(assertion, "assertion");
        term = Objects.requireNonNullElse(term, code.zh());
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score " + score + " is not between 0 and 1");
        }
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("span " + start + ".." + end + " is empty or reversed");
        }
    }

    /** Whether both rest on some of the same words. */
    public boolean meets(CodeChoice other) {
        return start < other.end && other.start < end;
    }
}
