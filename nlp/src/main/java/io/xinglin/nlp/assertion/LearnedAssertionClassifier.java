package io.xinglin.nlp.assertion;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.AssertionClassifier;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Section;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.List;

/** The rules with what people taught over them. Linear in the note's length. Safe for use by many threads. */
public final class LearnedAssertionClassifier implements AssertionClassifier {
    private final AssertionClassifier rules;
    private final LearnedAssertions learned;

    public LearnedAssertionClassifier(AssertionClassifier rules, LearnedAssertions learned) {
        this.rules = rules;
        this.learned = learned;
    }

    @Override
    public List<Assertion> classify(String note, List<Section> sections, List<Candidate> candidates) {
        List<Assertion> said = rules.classify(note, sections, candidates);
        if (learned.isEmpty() || candidates.isEmpty()) {
            return said;
        }
        AssertionFeatures features = new AssertionFeatures(FoldedText.of(note), sections, candidates, said);
        List<Assertion> decided = new ArrayList<>(said.size());
        for (int i = 0; i < said.size(); i++) {
            decided.add(learned.decide(features.of(i), said.get(i)));
        }
        return decided;
    }
}
