package io.xinglin.cli.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-03")
class LabelScoreTest {
    private final LabelScore score = new LabelScore(List.of("YES", "NO"));

    @Test
    void intervalShouldHoldTheAccuracyAndNarrowWithMoreSentences() {
        for (int i = 0; i < 20; i++) {
            score.add(List.of("YES"), List.of(i % 5 == 0 ? "NO" : "YES"));
        }
        double[] few = score.interval();
        for (int i = 0; i < 980; i++) {
            score.add(List.of("YES"), List.of(i % 5 == 0 ? "NO" : "YES"));
        }
        double[] many = score.interval();
        assertThat(score.accuracy()).isEqualTo(0.8).isBetween(many[0], many[1]).isBetween(few[0], few[1]);
        assertThat(many[1] - many[0]).isLessThan(few[1] - few[0]);
    }

    @Test
    void matrixShouldHaveARowForEachLabel() {
        score.add(List.of("YES", "NO", "NO"), List.of("NO", "NO", "NO"));
        StringWriter out = new StringWriter();
        score.print(new PrintWriter(out, true));
        assertThat(out.toString())
                .contains("YES             0    1", "NO              0    2")
                .contains("recall 1.0000 precision 0.6667");
    }
}
