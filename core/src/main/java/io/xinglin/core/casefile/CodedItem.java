package io.xinglin.core.casefile;

import io.xinglin.core.coding.CodingReason;
import io.xinglin.core.note.Span;
import io.xinglin.core.terminology.Code;
import java.util.List;
import java.util.Objects;

/**
 * A diagnosis or an operation of a case.
 *
 * @param code of the insurance list; {@code null} where the words mean none that is known
 * @param written the words of the record; empty where a coder added the code
 * @param span where the words stand; {@code null} where a coder added the code
 * @param sentence the sentence around them; {@code null} with the span
 * @param certain false where the record only suspects it
 * @param reason how the code was found; {@code null} where a coder gave it
 * @param rule why it stands in its place
 * @param alternatives other codes the words may mean, the likeliest first
 * @param confirmed whether a coder has confirmed it
 */
public record CodedItem(
        Code code,
        String written,
        Span span,
        Span sentence,
        boolean certain,
        CodingReason reason,
        ChoiceRule rule,
        List<Code> alternatives,
        boolean confirmed) {
    public CodedItem {
        Objects.requireNonNull(written, "written");
        Objects.requireNonNull(rule, "rule");
        if ((span == null) != (sentence == null)) {
            throw new IllegalArgumentException("words without a sentence, or the other way round");
        }
        alternatives = List.copyOf(alternatives);
    }

    /** One that a coder adds. */
    public static CodedItem added(Code code) {
        return new CodedItem(code, "", null, null, true, null, ChoiceRule.BY_CODER, List.of(), true);
    }

    /** The same in another place. */
    public CodedItem by(ChoiceRule otherRule) {
        return new CodedItem(code, written, span, sentence, certain, reason, otherRule, alternatives, confirmed);
    }

    /** The same as another code, given by a coder. */
    public CodedItem as(Code other) {
        return new CodedItem(other, written, span, sentence, certain, null, ChoiceRule.BY_CODER, alternatives, true);
    }

    /** The same, confirmed by a coder. */
    public CodedItem confirm() {
        return new CodedItem(code, written, span, sentence, certain, reason, rule, alternatives, true);
    }

    /** The code, or the words where there is none. */
    public String label() {
        return code == null ? written : code.value() + " " + code.zh();
    }
}
