package io.xinglin.nlp.coding;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.nlp.coding.semantic.SemanticIndex;
import io.xinglin.nlp.coding.semantic.SentenceVectors;
import io.xinglin.nlp.coding.term.TermTable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of the clinical edition that the insurance list does not have, with the vectors shipped. */
@Tag("REQ-COD-07")
class NearestCodesTest {
    private static final String[] CODELESS = {"胰腺异位", "唇部开放性损伤", "恶性肿瘤术前放疗", "闭角型青光眼", "双胎引产"};
    private static final TermTable TERMS = terms();
    private static final NearestCodes NEAREST =
            new NearestCodes(TERMS, SemanticIndex.of(TERMS, SentenceVectors.shipped()));

    private static TermTable terms() {
        Map<String, String> names = new HashMap<>();
        for (String name : CODELESS) {
            names.put(name, null);
        }
        return TermTable.of(names, InsuranceCodes.load().diagnoses(), Collections.emptyMap());
    }

    @ParameterizedTest
    @CsvSource({"胰腺异位, Q45.301", "唇部开放性损伤, S01.504"})
    void aNameShouldTakeTheCodeOfTheSameWordsInAnotherOrder(String name, String code) {
        assertThat(NEAREST.of(TERMS.find(name))).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"恶性肿瘤术前放疗", "闭角型青光眼", "双胎引产"})
    void aNameWithoutAVeryNearOneOfTheSameStateShouldTakeNone(String name) {
        assertThat(NEAREST.of(TERMS.find(name))).isEmpty();
    }
}
