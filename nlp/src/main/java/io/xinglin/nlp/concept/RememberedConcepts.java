package io.xinglin.nlp.concept;

import io.xinglin.core.note.ConceptNormalizer;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.terminology.Code;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Concepts asked for once: notes say the same words over and over. Keeps so many names of each type and no more. Safe for use
 * by many threads.
 */
public final class RememberedConcepts implements ConceptNormalizer {
    private static final int MOST = 10_000;

    private final ConceptNormalizer concepts;
    private final Map<MentionType, Map<String, List<Code>>> known = new EnumMap<>(MentionType.class);

    public RememberedConcepts(ConceptNormalizer concepts) {
        this.concepts = concepts;
        for (MentionType type : MentionType.values()) {
            known.put(type, new ConcurrentHashMap<>());
        }
    }

    @Override
    public List<Code> concepts(MentionType type, String words) {
        Map<String, List<Code>> ofType = known.get(type);
        List<Code> found = ofType.get(words);
        if (found == null) {
            found = List.copyOf(concepts.concepts(type, words));
            if (ofType.size() < MOST) {
                ofType.put(words, found);
            }
        }
        return found;
    }
}
