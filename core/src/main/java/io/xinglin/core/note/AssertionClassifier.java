package io.xinglin.core.note;

import java.util.List;

/** Port: what the note says of each candidate; same order and length as the candidates. Safe for use by many threads. */
@FunctionalInterface
public interface AssertionClassifier {
    List<Assertion> classify(String note, List<Section> sections, List<MentionFinder.Candidate> candidates);
}
