package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.transformer.TinyModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-NLP-30")
class AccurateNoteEngineTest {
    @TempDir
    Path temporary;

    @Test
    void everySchemeShouldBeAnsweredUnderTheModelsName() throws IOException {
        try (AccurateNoteEngine engine = AccurateNoteEngine.open(TinyModel.write(temporary.resolve("model")))) {
            NoteFacts own = engine.extract("患者咳嗽，口服甲。", Scheme.XINGLIN);
            assertThat(own.engine()).isEqualTo("xinglin-nlp-accurate/ner-zh/0.0.1");
            assertThat(own.mentions()).extracting(mention -> mention.text()).contains("咳嗽", "甲");
            NoteFacts corpus = engine.extract("患者咳嗽，口服甲。", Scheme.CCKS2019);
            assertThat(corpus.mentions())
                    .extracting(mention -> mention.text() + " " + mention.label())
                    .containsExactly("甲 药物");
        }
    }
}
