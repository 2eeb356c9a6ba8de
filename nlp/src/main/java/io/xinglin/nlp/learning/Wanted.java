package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import java.util.Optional;

/**
 * What a change wants to stand in the text.
 *
 * @param span where
 * @param type empty where there should be no mention
 * @param before the span it replaces
 */
record Wanted(Span span, Optional<MentionType> type, Span before) {
    /** Empty for what the mention stages do not decide: assertion, attribute, code. */
    static Optional<Wanted> of(Change change) {
        Span span = change.span();
        if (change instanceof Change.Move move) {
            return Optional.of(new Wanted(move.to(), Optional.of(move.type()), span));
        }
        if (change instanceof Change.Retype retype) {
            return Optional.of(new Wanted(span, Optional.of(retype.to()), span));
        }
        if (change instanceof Change.Delete) {
            return Optional.of(new Wanted(span, Optional.empty(), span));
        }
        if (change instanceof Change.Add || change instanceof Change.Confirm) {
            return Optional.of(new Wanted(span, Optional.of(change.type()), span));
        }
        return Optional.empty();
    }
}
