package io.xinglin.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DDX-08")
class QuotedTextTest {
    @Test
    void wordsShouldBeMarkedAndEverythingElseEscaped() {
        assertThat(QuotedText.html("血压<90，<b>突发</b>胸痛。", "胸痛"))
                .isEqualTo("血压&lt;90，&lt;b&gt;突发&lt;/b&gt;<mark class=\"m-present\">胸痛</mark>。");
    }

    @Test
    void wordsThatAreNotThereShouldLeaveTheSentenceAlone() {
        assertThat(QuotedText.html("无胸痛。", "")).isEqualTo("无胸痛。");
        assertThat(QuotedText.html("无胸痛。", "腹痛")).isEqualTo("无胸痛。");
    }
}
