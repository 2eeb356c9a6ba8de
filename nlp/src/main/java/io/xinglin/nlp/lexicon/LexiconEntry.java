package io.xinglin.nlp.lexicon;

import io.xinglin.core.note.MentionType;
import io.xinglin.core.terminology.Code;
import java.util.List;
import java.util.Objects;

/**
 * A concept the lexicon knows.
 *
 * @param name the preferred Chinese name
 * @param codes known codes, best first; empty where none is known
 */
public record LexiconEntry(String name, MentionType type, List<Code> codes) {
    public LexiconEntry {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        codes = List.copyOf(codes);
    }
}
