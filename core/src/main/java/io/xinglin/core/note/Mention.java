package io.xinglin.core.note;

import io.xinglin.core.terminology.Code;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A mention of a clinical concept, with the attributes tied to it.
 *
 * @param label the scheme's label: in {@code xinglin} one of {@link MentionType}'s names, else the corpus' own (症状和体征 ...)
 * @param sentence the sentence it stands in
 * @param attributes attribute name ({@code onset}, {@code degree}, {@code result}, {@code dose} ...) to value as
 *     written; keeps insertion order
 * @param codes normalised concepts, best first
 * @param time when it began or was done, of a {@link MentionType#TIME} the time itself; null where the
 *     note does not say
 */
public record Mention(
        Span span,
        String text,
        String label,
        Assertion assertion,
        Span sentence,
        Map<String, String> attributes,
        List<Code> codes,
        ClinicalTime time) {
    public Mention {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(assertion, "assertion");
        Objects.requireNonNull(sentence, "sentence");
        attributes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
        codes = List.copyOf(codes);
    }

    /** A mention without a time. */
    public Mention(
            Span span,
            String text,
            String label,
            Assertion assertion,
            Span sentence,
            Map<String, String> attributes,
            List<Code> codes) {
        this(span, text, label, assertion, sentence, attributes, codes, null);
    }

    /** When it began or was done, where the note says so. */
    public Optional<ClinicalTime> when() {
        return Optional.ofNullable(time);
    }

    /** The same mention as these concepts. */
    public Mention meaning(List<Code> codes) {
        return new Mention(span, text, label, assertion, sentence, attributes, codes, time);
    }

    /** The same mention at a time. */
    public Mention at(ClinicalTime time) {
        return new Mention(span, text, label, assertion, sentence, attributes, codes, time);
    }
}
