package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import java.util.List;
import java.util.Objects;

/** A text and what was corrected in it; offsets in UTF-16 code units of {@code text}. */
public record Lesson(String text, List<Change> changes) {
    /** @throws IllegalArgumentException when a change lies outside the text */
    public Lesson {
        Objects.requireNonNull(text, "text");
        changes = List.copyOf(changes);
        int length = text.length();
        boolean outside = changes.stream()
                .anyMatch(change -> change.span().end() > length
                        || (change instanceof Change.Move move && move.to().end() > length));
        if (outside) {
            throw new IllegalArgumentException("a correction lies outside its text");
        }
    }

    /** A part of the changes of the same text. */
    Lesson with(List<Change> some) {
        return new Lesson(text, some);
    }
}
