package io.xinglin.nlp.learning;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Span;
import java.util.List;
import java.util.Map;

/**
 * A text whose mentions are marked, some of them with what the note says of them: to measure assertions on.
 *
 * @param mentions spans and the corpus' own labels, in order of start
 * @param labelled the assertion of those that are labelled, by span
 */
public record AssertedText(String text, List<Marked> mentions, Map<Span, Assertion> labelled) {
    /** A mention of the corpus. */
    public record Marked(Span span, String label) {}

    public AssertedText {
        mentions = List.copyOf(mentions);
        labelled = Map.copyOf(labelled);
    }
}
