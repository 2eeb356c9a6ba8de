package io.xinglin.nlp.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.note.SectionType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoccatSentenceClassifierTest {
    private static DocumentCategorizerME library() throws IOException {
        try (InputStream in = DoccatSentenceClassifier.class.getResourceAsStream("sections.bin")) {
            return new DocumentCategorizerME(new DoccatModel(in));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "患者3天前受凉后出现发热，体温最高39.2℃，伴咳嗽。",
                "既往体健，否认高血压、糖尿病病史。",
                "心率88次/分，律齐，未闻及杂音。",
                "CT示右肺上叶结节，大小约1.2cm×0.9cm。",
                "。",
                "",
                "１２３ abc",
                "\uD83D\uDE00甲"
            })
    void givesTheLibrarysProbabilities(String sentence) throws IOException {
        DocumentCategorizerME library = library();
        double[] expected = library.categorize(DoccatSentenceClassifier.pieces(sentence));
        double[] found = DoccatSentenceClassifier.shipped().probabilities(sentence);
        for (int i = 0; i < expected.length; i++) {
            int section = List.of(SectionType.values()).indexOf(SectionType.valueOf(library.getCategory(i)));
            assertThat(found[section]).isCloseTo(expected[i], within(1e-12));
        }
        assertThat(DoccatSentenceClassifier.shipped().best(sentence).name())
                .isEqualTo(library.getBestCategory(expected));
    }
}
