package io.xinglin.core.casefile;

import io.xinglin.core.drg.DipGroup;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.note.Note;
import java.time.Instant;
import java.util.Objects;

/**
 * A case a coder has closed, with its group.
 *
 * @param note the discharge record
 * @param ruleset the rule set that grouped it
 * @param weights city and year of the weights; may be empty
 * @param dip {@code null} where there is none
 * @param by the coder's account
 */
public record FinalCase(
        Note note,
        CodedCase coded,
        Grouping grouping,
        String ruleset,
        String weights,
        DipGroup dip,
        String by,
        Instant at) {
    public FinalCase {
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(coded, "coded");
        Objects.requireNonNull(grouping, "grouping");
        Objects.requireNonNull(ruleset, "ruleset");
        weights = Objects.requireNonNullElse(weights, "");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "FinalCase[" + note.id() + "]";
    }
}
