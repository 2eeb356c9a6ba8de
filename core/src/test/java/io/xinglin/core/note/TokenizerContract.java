package io.xinglin.core.note;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link Tokenizer} promises; each adapter's test implements this in one line. */
@Tag("REQ-NLP-02")
public interface TokenizerContract {
    Tokenizer testee();

    @Test
    default void tokenizeShouldPointEachTokenBackIntoTheNote() {
        var note = "患者否认高血压病史。BP 120/80，ＩＣＵ。";
        assertThat(testee().tokenize(note))
                .isNotEmpty()
                .allSatisfy(token -> assertThat(token.span().of(note)).isEqualTo(token.text()));
    }
}
