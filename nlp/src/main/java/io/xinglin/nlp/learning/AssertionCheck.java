package io.xinglin.nlp.learning;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.AssertionClassifier;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.assertion.LearnedAssertionClassifier;
import io.xinglin.nlp.assertion.LearnedAssertions;
import java.util.List;

/** Assertions of marked mentions against labels by hand. Stateless. */
final class AssertionCheck {
    private AssertionCheck() {}

    static Score score(LearnedAssertions learned, List<AssertedText> texts) {
        AssertionClassifier classifier = new LearnedAssertionClassifier(XinglinNoteEngine.assertionRules(), learned);
        return texts.stream().map(text -> score(classifier, text)).reduce(Score.NONE, Score::and);
    }

    private static Score score(AssertionClassifier classifier, AssertedText text) {
        List<Candidate> candidates = text.mentions().stream()
                .map(mention -> new Candidate(mention.span(), mention.label(), List.of()))
                .toList();
        List<Assertion> said =
                classifier.classify(text.text(), XinglinNoteEngine.sections().find(text.text()), candidates);
        int labelled = 0;
        int right = 0;
        for (int i = 0; i < candidates.size(); i++) {
            Assertion label = text.labelled().get(candidates.get(i).span());
            if (label != null) {
                labelled++;
                right += said.get(i) == label ? 1 : 0;
            }
        }
        return new Score(labelled, labelled, right);
    }
}
