package io.xinglin.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-WEB-02")
class MarkedTextTest {
    @Test
    void htmlShouldMarkMentionsAndEscapeTheRest() {
        String html = MarkedText.html("无<b>发热</b>", List.of(mention("无<b>发热</b>", 4, 6)));
        assertThat(html).isEqualTo("无&lt;b&gt;<mark class=\"m-absent\" title=\"SYMPTOM ABSENT\">发热</mark>&lt;/b&gt;");
    }

    @Test
    void htmlShouldShowTheFirstOfOverlappingMentions() {
        String text = "左上腹痛";
        assertThat(MarkedText.html(text, List.of(mention(text, 2, 4), mention(text, 0, 4))))
                .containsOnlyOnce("<mark");
    }

    private static Mention mention(String text, int start, int end) {
        var span = new Span(start, end);
        return new Mention(
                span, span.of(text), "SYMPTOM", Assertion.ABSENT, new Span(0, text.length()), Map.of(), List.of());
    }
}
