package io.xinglin.core.note;

import java.util.Objects;

/** A word of the note and its part of speech in the tokenizer's tag set (empty when it has none). */
public record Token(Span span, String text, String partOfSpeech) {
    public Token {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(text, "text");
        partOfSpeech = Objects.requireNonNullElse(partOfSpeech, "");
    }
}
