package io.xinglin.nlp.concept;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.ConceptNormalizer;
import io.xinglin.core.note.ConceptNormalizerContract;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.lexicon.LexiconEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearnedConceptsTest implements ConceptNormalizerContract {
    private static final Code TAUGHT = new Code(CodeSystem.LOCAL, "F1", "fever of the house", "发热");

    @Override
    public ConceptNormalizer testee() {
        return new LearnedConcepts(Lexicon.standard(), ConceptTables.shipped());
    }

    @Test
    void taughtCodeShouldStandBeforeTheTables() {
        Lexicon lexicon = Lexicon.of(Map.of("发热", new LexiconEntry("发热", MentionType.SYMPTOM, List.of(TAUGHT))));
        ConceptNormalizer concepts = new LearnedConcepts(lexicon, ConceptTables.shipped());
        assertThat(concepts.concepts(MentionType.SYMPTOM, "发热")).containsExactly(TAUGHT);
        assertThat(concepts.concepts(MentionType.SYMPTOM, "咳嗽"))
                .isEqualTo(ConceptTables.shipped().concepts(MentionType.SYMPTOM, "咳嗽"))
                .isNotEmpty();
    }
}
