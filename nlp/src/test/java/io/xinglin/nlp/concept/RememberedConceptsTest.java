package io.xinglin.nlp.concept;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.ConceptNormalizer;
import io.xinglin.core.note.ConceptNormalizerContract;
import io.xinglin.core.note.MentionType;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedConceptsTest implements ConceptNormalizerContract {
    @Override
    public ConceptNormalizer testee() {
        return new RememberedConcepts(ConceptTables.shipped());
    }

    @Test
    void sameWordsShouldBeAskedForOnceAndPerType() {
        AtomicInteger asked = new AtomicInteger();
        ConceptNormalizer concepts = new RememberedConcepts((type, words) -> {
            asked.incrementAndGet();
            return ConceptTables.shipped().concepts(type, words);
        });
        var symptom = concepts.concepts(MentionType.SYMPTOM, "发热");
        assertThat(concepts.concepts(MentionType.SYMPTOM, "发热"))
                .isEqualTo(symptom)
                .isNotEmpty();
        assertThat(concepts.concepts(MentionType.DRUG, "发热")).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void moreWordsThanAreKeptShouldStillHaveTheirConcepts() {
        ConceptNormalizer concepts = testee();
        for (int i = 0; i < 10_100; i++) {
            concepts.concepts(MentionType.DRUG, "药" + i);
        }
        assertThat(concepts.concepts(MentionType.DRUG, "美林")).isNotEmpty();
    }
}
