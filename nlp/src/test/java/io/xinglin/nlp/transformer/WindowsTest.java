package io.xinglin.nlp.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("REQ-NLP-30")
class WindowsTest {
    @ParameterizedTest
    @ValueSource(strings = {"患", "患者发热。", "患者，", "甲、乙"})
    void windowsShouldCoverTheTextWithoutGaps(String piece) {
        FoldedText text = FoldedText.of(piece.repeat(700));
        int at = 3;
        for (Span window : Windows.of(text, new Span(3, text.length()))) {
            assertThat(window.start()).isEqualTo(at);
            assertThat(window.end() - window.start()).isBetween(1, Windows.LONGEST);
            at = window.end();
        }
        assertThat(at).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"。", "，"})
    void windowsShouldEndWhereASentenceOrAClauseEnds(String mark) {
        FoldedText text = FoldedText.of("患".repeat(200) + mark + "者".repeat(200));
        List<Span> windows = Windows.of(text, new Span(0, text.length()));
        assertThat(windows).containsExactly(new Span(0, 201), new Span(201, 401));
    }
}
