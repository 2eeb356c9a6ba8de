package io.xinglin.nlp.coding.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.nlp.coding.ClinicalNames;
import io.xinglin.nlp.coding.term.TermTable;
import io.xinglin.nlp.coding.term.TermText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-COD-07")
class SentenceVectorsTest {
    /** Two numbers a vector: the first for the lung, the second for the stomach. */
    private static final SentenceVectors TWO = SentenceVectors.of(
            "made for this test",
            2,
            Map.of((long) '肺', new float[] {1, 0}, (long) '胃', new float[] {0, 2}, gram("肺癌"), new float[] {3, 0}),
            Map.of("肺恶性肿瘤", new float[] {2, 0}));

    private static long gram(String two) {
        return (long) two.charAt(0) << 16 | two.charAt(1);
    }

    private static float[] span(String text, int start, int end) {
        float[] vector = new float[2];
        TWO.spans(TermText.of(text)).unit(start, end, vector);
        return vector;
    }

    @Test
    void aSpanShouldBeTheSumOfItsNgrams() {
        assertThat(span("肺癌胃", 0, 1)).containsExactly(new float[] {1, 0}, within(0.02f));
        // 肺 1, 肺癌 3, 胃 2: (4, 2) at length 1
        assertThat(span("肺癌胃", 0, 3)).containsExactly(new float[] {0.894f, 0.447f}, within(0.02f));
        assertThat(span("肺,胃", 0, 3)).containsExactly(new float[] {0.447f, 0.894f}, within(0.02f));
        assertThat(TWO.spans(TermText.of("心")).unit(0, 1, new float[2])).isFalse();
    }

    @Test
    void aNameShouldHaveTheEncodersVectorAndOthersTheSum() {
        assertThat(TWO.name("肺恶性肿瘤")).containsExactly(new float[] {1, 0}, within(0.02f));
        assertThat(TWO.name("胃")).containsExactly(new float[] {0, 1}, within(0.02f));
        assertThat(TWO.name("心")).containsExactly(0, 0);
    }

    @Test
    void theFileShouldKeepAllOfItAndDamageShouldBeNoticed() throws IOException {
        var file = new ByteArrayOutputStream();
        TWO.write(file);
        SentenceVectors back = SentenceVectors.read(new ByteArrayInputStream(file.toByteArray()));
        assertThat(back.source()).isEqualTo("made for this test");
        assertThat(back.checksum()).isEqualTo(TWO.checksum());
        assertThat(back.name("肺恶性肿瘤")).containsExactly(TWO.name("肺恶性肿瘤"));
        assertThat(back.name("肺癌胃")).containsExactly(TWO.name("肺癌胃"));
        byte[] damaged = file.toByteArray();
        damaged[damaged.length / 2] ^= 4;
        assertThatThrownBy(() -> SentenceVectors.read(new ByteArrayInputStream(damaged)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theVectorsShippedShouldCoverEveryNameAndSayTheirSource() {
        SentenceVectors shipped = SentenceVectors.shipped();
        assertThat(shipped.names()).isEqualTo(ClinicalNames.every().size());
        assertThat(shipped.source()).contains("bge-small-zh-v15").containsPattern("sha256 [0-9a-f]{64}");
    }

    @Test
    void theSearchShouldFindTheNearestThatComparingAllFinds() {
        TermTable operations = ClinicalNames.operations();
        SemanticIndex index = SemanticIndex.of(operations, SentenceVectors.shipped());
        int found = 0;
        int wanted = 0;
        for (int term = 0; term < operations.size(); term += 500) {
            float[] asked = index.vector(term);
            List<Integer> visited = new ArrayList<>();
            index.nearest(asked, (other, cosine) -> visited.add(other));
            List<Integer> all = new ArrayList<>();
            for (int other = 0; other < operations.size(); other++) {
                all.add(other);
            }
            all.sort(Comparator.comparingDouble(other -> -index.likeness(asked, other)));
            assertThat(visited).contains(term).hasSizeLessThan(1000);
            found += (int) all.subList(0, 10).stream().filter(visited::contains).count();
            wanted += 10;
        }
        assertThat(found).isGreaterThan(wanted * 9 / 10);
    }

    @Test
    void wordsOfOneMeaningShouldBeNearerThanOthers() {
        SentenceVectors shipped = SentenceVectors.shipped();
        assertThat(cosine(shipped.name("肾恶性肿瘤"), sum(shipped, "肾癌")))
                .isGreaterThan(cosine(shipped.name("肾结石"), sum(shipped, "肾癌")));
        assertThat(cosine(shipped.name("急性心肌梗死"), sum(shipped, "急性心梗")))
                .isGreaterThan(cosine(shipped.name("急性胰腺炎"), sum(shipped, "急性心梗")));
    }

    private static float[] sum(SentenceVectors vectors, String text) {
        float[] sum = new float[vectors.width()];
        vectors.spans(TermText.of(text)).unit(0, text.length(), sum);
        return sum;
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
