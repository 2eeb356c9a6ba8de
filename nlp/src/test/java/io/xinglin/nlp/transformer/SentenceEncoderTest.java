package io.xinglin.nlp.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With the encoder of {@code training/icd/tiny.py}: eight tokens, each a direction, a text the mean of its tokens'. */
@Tag("REQ-COD-07")
class SentenceEncoderTest {
    private static final Map<String, Integer> VOCABULARY =
            Map.of("[UNK]", 1, "[CLS]", 2, "[SEP]", 3, "胃", 4, "癌", 5, "肺", 6, "炎", 7);

    private static byte[] tiny() throws IOException {
        try (InputStream in = SentenceEncoderTest.class.getResourceAsStream("sentence-encoder.onnx")) {
            return in.readAllBytes();
        }
    }

    @Test
    void eachTextShouldGetItsOwnVectorOfLengthOneInOrder() throws IOException {
        try (SentenceEncoder encoder = SentenceEncoder.open(tiny(), VOCABULARY)) {
            List<float[]> vectors = encoder.encode(List.of("胃癌", "肺", "胃炎", "胃癌"));
            assertThat(vectors).hasSize(4).allSatisfy(v -> assertThat(length(v)).isEqualTo(1, within(1e-4)));
            // [CLS] 胃 癌 [SEP], a half each
            assertThat(vectors.get(0)).containsExactly(new float[] {0, 0, .5f, .5f, .5f, .5f, 0, 0}, within(1e-4f));
            assertThat(vectors.get(1)).containsExactly(new float[] {0, 0, .577f, .577f, 0, 0, .577f, 0}, within(1e-3f));
            assertThat(vectors.get(3)).containsExactly(vectors.get(0));
        }
    }

    @Test
    void whatIsNoModelShouldBeAFault() {
        assertThatThrownBy(() -> SentenceEncoder.open(new byte[] {1, 2, 3}, VOCABULARY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cannot be loaded");
    }

    private static double length(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += x * x;
        }
        return Math.sqrt(square);
    }
}
