package io.xinglin.nlp.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoccatSentenceClassifierTest {
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
    void givesTheLibrarysProbabilities(String sentence) {
        DoccatSentenceClassifier classifier = DoccatSentenceClassifier.shipped();
        double[] own = classifier.probabilities(sentence);
        double[] library = classifier.probabilitiesByLibrary(sentence);
        assertThat(own).hasSameSizeAs(library);
        for (int i = 0; i < own.length; i++) {
            assertThat(own[i]).isCloseTo(library[i], within(1e-12));
        }
    }
}
