package io.xinglin.nlp.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-COD-07")
class WordPiecesTest {
    private static final WordPieces PIECES = new WordPieces(Map.of(
            "[UNK]", 100, "[CLS]", 101, "[SEP]", 102, "胃", 1, "癌", 2, "t", 3, "##2", 4, "##dm", 5, ",", 6, "-", 7));

    @Test
    void chineseCharactersAndMarksShouldStandAlone() {
        assertThat(PIECES.of("胃癌,胃")).containsExactly(101, 1, 2, 6, 1, 102);
        assertThat(PIECES.of(" 胃\n癌 ")).containsExactly(101, 1, 2, 102);
        assertThat(PIECES.of("")).containsExactly(101, 102);
    }

    @Test
    void otherWordsShouldBeCutIntoTheLongestPieces() {
        assertThat(PIECES.of("T2DM-胃")).containsExactly(101, 3, 4, 5, 7, 1, 102);
        assertThat(PIECES.of("T2X胃É")).containsExactly(101, 100, 1, 100, 102);
    }

    @Test
    void aLongTextShouldBeCutAndAStrangeVocabularyRefused() {
        assertThat(PIECES.of("胃".repeat(600))).hasSize(512).endsWith(1, 102);
        assertThatThrownBy(() -> new WordPieces(Map.of("胃", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[UNK]");
    }
}
