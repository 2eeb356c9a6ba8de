package io.xinglin.nlp.hanlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.Token;
import io.xinglin.core.note.Tokenizer;
import io.xinglin.core.note.TokenizerContract;
import org.junit.jupiter.api.Test;

class HanlpTokenizerTest implements TokenizerContract {
    @Override
    public Tokenizer testee() {
        return new HanlpTokenizer();
    }

    @Test
    void tokensShouldCoverTheNoteWithoutGaps() {
        String note = "患者😀王某，ＷＢＣ升高。\r\n\uD800体温39℃".repeat(200);
        StringBuilder joined = new StringBuilder();
        for (Token token : testee().tokenize(note)) {
            assertThat(token.span().start()).isEqualTo(joined.length());
            joined.append(token.text());
        }
        assertThat(joined.toString()).isEqualTo(note);
    }

    @Test
    void placeNamesShouldBeKnown() {
        HanlpPlaceNames places = new HanlpPlaceNames();
        assertThat(places.isPlace("泉州")).isTrue();
        assertThat(places.isPlace("苹果")).isFalse();
    }
}
