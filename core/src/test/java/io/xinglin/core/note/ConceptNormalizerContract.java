package io.xinglin.core.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link ConceptNormalizer} promises; each adapter's test implements this in one line. */
@Tag("REQ-NLP-51")
public interface ConceptNormalizerContract {
    ConceptNormalizer testee();

    @Test
    default void conceptsShouldAcceptAnyWords() {
        for (MentionType type : MentionType.values()) {
            for (String words : List.of("", " ", "\uD83D", "😀", "(", "左侧", "片", "咳嗽".repeat(5000), "a|b\tc")) {
                assertThat(testee().concepts(type, words)).isNotNull();
            }
        }
    }

    @Test
    default void fullWidthAndTraditionalFormsShouldMeanTheSame() {
        assertThat(testee().concepts(MentionType.SYMPTOM, "發熱"))
                .isNotEmpty()
                .isEqualTo(testee().concepts(MentionType.SYMPTOM, "发热"));
        assertThat(testee().concepts(MentionType.LAB_TEST, "ＷＢＣ"))
                .isNotEmpty()
                .isEqualTo(testee().concepts(MentionType.LAB_TEST, "wbc"));
    }

    @Test
    default void everyThreadShouldFindTheSame() {
        var once = testee().concepts(MentionType.DRUG, "美林");
        assertThat(Stream.generate(() -> "美林").limit(200).parallel().map(w -> testee().concepts(MentionType.DRUG, w)))
                .containsOnly(once);
    }
}
