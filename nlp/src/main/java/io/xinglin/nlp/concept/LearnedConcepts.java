package io.xinglin.nlp.concept;

import io.xinglin.core.note.ConceptNormalizer;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.terminology.Code;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.lexicon.LexiconEntry;
import java.util.List;
import java.util.Optional;

/**
 * Concepts with what clinicians taught first: the code they gave to a word; else, where a lexicon gives it other codes than
 * the shipped one does, those. Immutable.
 */
public final class LearnedConcepts implements ConceptNormalizer {
    private final Lexicon learned;
    private final LearnedCodes taughtCodes;
    private final ConceptNormalizer concepts;

    public LearnedConcepts(Lexicon learned, LearnedCodes taughtCodes, ConceptNormalizer concepts) {
        this.learned = learned;
        this.taughtCodes = taughtCodes;
        this.concepts = concepts;
    }

    @Override
    public List<Code> concepts(MentionType type, String words) {
        Optional<Code> said = taughtCodes.code(type, words);
        if (said.isPresent()) {
            return List.of(said.get());
        }
        if (learned == Lexicon.standard()) {
            return concepts.concepts(type, words);
        }
        List<Code> taught = codes(learned, type, words);
        return taught.isEmpty() || taught.equals(codes(Lexicon.standard(), type, words))
                ? concepts.concepts(type, words)
                : taught;
    }

    private static List<Code> codes(Lexicon lexicon, MentionType type, String words) {
        Optional<LexiconEntry> entry = lexicon.entry(words).filter(known -> known.type() == type);
        return entry.map(LexiconEntry::codes).orElse(List.of());
    }
}
