package io.xinglin.nlp.coding.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.nlp.coding.semantic.SentenceVectors;
import io.xinglin.nlp.coding.semantic.TextEncoder;
import io.xinglin.nlp.coding.term.TermText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Vectors made from an encoder that adds up a random direction for each character, 癌 and 瘤 having the same. */
@Tag("REQ-COD-07")
class VectorSchoolTest {
    private static final int SIZE = 128;
    private static final List<String> CHARACTERS = List.of("心肝脾肺肾胃肠脑骨皮眼耳鼻喉舌齿颈胸腹背".split(""));

    private static final TextEncoder ENCODER =
            texts -> texts.stream().map(VectorSchoolTest::encode).toList();

    private static float[] encode(String text) {
        float[] sum = new float[SIZE];
        for (char c : text.replace('瘤', '癌').toCharArray()) {
            Random random = new Random(c * 0x9E3779B97F4AL);
            for (int i = 0; i < SIZE; i++) {
                sum[i] += (float) random.nextGaussian();
            }
        }
        double square = 0;
        for (float x : sum) {
            square += x * x;
        }
        for (int i = 0; i < SIZE; i++) {
            sum[i] /= (float) Math.sqrt(square);
        }
        return sum;
    }

    private static List<String> pairs(String end) {
        List<String> texts = new ArrayList<>();
        for (String a : CHARACTERS) {
            for (String b : CHARACTERS) {
                texts.add(a + b + end);
            }
        }
        return texts;
    }

    @Test
    void sumsOfNgramsShouldComeNearTheEncoderForTextsNotSeen() {
        List<String> names = pairs("癌");
        names.addAll(pairs("炎"));
        names.removeIf(name -> name.startsWith("心肝"));
        SentenceVectors vectors = new VectorSchool(ENCODER, step -> {}).learn(names, pairs("瘤"), "made here");
        assertThat(vectors.names()).isEqualTo(names.size());
        assertThat(likeness(vectors, "心肝癌", "心肝癌")).isGreaterThan(0.9);
        assertThat(likeness(vectors, "心肝瘤", "心肝癌")).isGreaterThan(0.9);
        assertThat(likeness(vectors, "心肝瘤", "心肝癌")).isGreaterThan(likeness(vectors, "心肝瘤", "心肝炎") + 0.2);
    }

    @Test
    void theSameInputShouldGiveTheSameVectors() {
        VectorSchool school = new VectorSchool(ENCODER, step -> {});
        assertThat(school.learn(pairs("癌"), pairs("瘤"), "made here").checksum())
                .isEqualTo(school.learn(pairs("癌"), pairs("瘤"), "made here").checksum());
    }

    /** The cosine of a text's sum of n-grams and that of another. */
    private static double likeness(SentenceVectors vectors, String text, String other) {
        float[] a = new float[vectors.width()];
        float[] b = new float[vectors.width()];
        vectors.spans(TermText.of(text)).unit(0, text.length(), a);
        vectors.spans(TermText.of(other)).unit(0, other.length(), b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
