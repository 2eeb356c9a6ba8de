package io.xinglin.core.note;

import io.xinglin.core.terminology.Code;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A mention of a clinical concept, with the attributes tied to it.
 *
 * @param label the scheme's label: in {@code xinglin} one of {@link MentionType}'s names, else the corpus' own (症状和体征 ...)
 * @param sentence the sentence it stands in
 * @param attributes attribute name ({@code onset}, {@code degree}, {@code result}, {@code dose} ...) to value as
 *     written; keeps insertion order
 * @param codes normalised concepts, best first
 */
public record Mention(
        Span span,
        String text,
        String label,
        Assertion assertion,
        Span sentence,
        Map<String, String> attributes,
        List<Code> codes) {
    public Mention {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(assertion, "assertion");
        Objects.requireNonNull(sentence, "sentence");
        attributes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
        codes = List.copyOf(codes);
    }
}
