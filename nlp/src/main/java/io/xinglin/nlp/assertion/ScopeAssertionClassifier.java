package io.xinglin.nlp.assertion;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.AssertionClassifier;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Section;
import io.xinglin.nlp.text.FoldedText;
import java.util.List;

/**
 * Assertion by cue words and their scope: a negation reaches to the end of its clause over enumerations, and further where
 * the next clauses only go on enumerating. The rules and the order in which they win are those of {@code
 * training/assertion/guideline.md}, the words those of {@code cues.tsv}. Linear in the note's length. Safe for use by many
 * threads.
 */
public final class ScopeAssertionClassifier implements AssertionClassifier {
    @Override
    public List<Assertion> classify(String note, List<Section> sections, List<Candidate> candidates) {
        return candidates.isEmpty() ? List.of() : new Reading(FoldedText.of(note), sections, candidates).assertions();
    }
}
