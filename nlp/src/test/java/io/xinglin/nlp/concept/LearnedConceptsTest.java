package io.xinglin.nlp.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        return new LearnedConcepts(Lexicon.standard(), LearnedCodes.NONE, ConceptTables.shipped());
    }

    @Test
    void taughtCodeShouldStandBeforeTheTables() {
        Lexicon lexicon = Lexicon.of(Map.of("发热", new LexiconEntry("发热", MentionType.SYMPTOM, List.of(TAUGHT))));
        ConceptNormalizer concepts = new LearnedConcepts(lexicon, LearnedCodes.NONE, ConceptTables.shipped());
        assertThat(concepts.concepts(MentionType.SYMPTOM, "发热")).containsExactly(TAUGHT);
        assertThat(concepts.concepts(MentionType.SYMPTOM, "咳嗽"))
                .isEqualTo(ConceptTables.shipped().concepts(MentionType.SYMPTOM, "咳嗽"))
                .isNotEmpty();
    }

    @Test
    void codeOfAWordShouldStandForThatTypeAloneHoweverItIsWritten() {
        LearnedCodes codes = new LearnedCodes(Map.of(LearnedCodes.Term.of(MentionType.SYMPTOM, "肝掌样疹 A"), TAUGHT));
        ConceptNormalizer concepts = new LearnedConcepts(Lexicon.standard(), codes, ConceptTables.shipped());
        assertThat(concepts.concepts(MentionType.SYMPTOM, "肝掌样疹Ａ")).containsExactly(TAUGHT);
        assertThat(concepts.concepts(MentionType.SIGN, "肝掌样疹A")).doesNotContain(TAUGHT);
    }

    @Test
    void codesShouldBeReadAsTheyWereWritten() {
        LearnedCodes codes = new LearnedCodes(Map.of(LearnedCodes.Term.of(MentionType.DISEASE, "甲状腺危象"), TAUGHT));
        assertThat(LearnedCodes.parse(codes.lines())).isEqualTo(codes);
        assertThatThrownBy(() -> LearnedCodes.parse(List.of("DISEASE\tword")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
