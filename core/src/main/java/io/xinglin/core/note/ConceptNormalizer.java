package io.xinglin.core.note;

import io.xinglin.core.terminology.Code;
import java.util.List;

/** Port: the concepts that words of a note stand for, best first; empty where none is known. Safe for use by many threads. */
@FunctionalInterface
public interface ConceptNormalizer {
    /** @param words a mention as written */
    List<Code> concepts(MentionType type, String words);
}
