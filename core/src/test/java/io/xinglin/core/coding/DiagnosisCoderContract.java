package io.xinglin.core.coding;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.terminology.CodeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link DiagnosisCoder} promises. */
@Tag("REQ-COD-02")
public interface DiagnosisCoderContract {
    DiagnosisCoder testee();

    @Test
    default void anyTextShouldBeAnsweredWithSpansInsideIt() {
        for (String text : anyTexts()) {
            assertSound(text, testee().diagnoses(text), CodeSystem.ICD_10_CHS);
            assertSound(text, testee().operations(text), CodeSystem.ICD_9_CM_3_CHS);
        }
    }

    @Test
    default void manyThreadsShouldGetTheAnswersOfOne() {
        List<String> texts = anyTexts().subList(0, 40);
        List<CodedText> alone = texts.stream().map(testee()::diagnoses).toList();
        List<CodedText> together = IntStream.range(0, texts.size())
                .parallel()
                .mapToObj(i -> testee().diagnoses(texts.get(i)))
                .toList();
        assertThat(together).isEqualTo(alone);
    }

    @Test
    default void aTextThatNamesNothingShouldGetNoCodes() {
        for (String text : List.of("", " ", "；；。", "abcdef", "今天天气很好我们去公园", "?", "\uD83D\uDE00")) {
            assertThat(testee().diagnoses(text).codes()).as(text).isEmpty();
        }
    }

    private static void assertSound(String text, CodedText answer, CodeSystem system) {
        List<CodeChoice> all = new ArrayList<>(answer.codes());
        all.addAll(answer.alternatives());
        assertThat(all).as(text).allSatisfy(choice -> {
            assertThat(choice.code().system()).isEqualTo(system);
            assertThat(choice.end()).isLessThanOrEqualTo(text.length());
        });
        assertThat(answer.codes()).as(text).extracting(c -> c.code().value()).doesNotHaveDuplicates();
        assertThat(answer.codes()).as(text).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    /** The same at every run: parts of diagnoses, marks and any other characters in any order. */
    private static List<String> anyTexts() {
        String[] parts = {
            "左",
            "右侧",
            "双",
            "乳腺",
            "癌",
            "ca",
            "术后",
            "化疗",
            "2型",
            "糖尿病",
            "?",
            "？",
            "；",
            "III",
            "Ⅳ",
            "级",
            "待查",
            "骨折",
            "\n",
            "\t",
            "　",
            "(",
            "]",
            "，",
            "1.",
            "、",
            "\uD83D",
            "\uDE00",
            "\uD83D\uDE00",
            "\u0000",
            "\uFFFF",
            "'",
            "高血压",
            "冠心病",
            "妊娠",
            "38+2周",
            "切除术",
            "腹腔镜",
            "+",
            "置换",
            "a",
            "é",
            "ß",
            "ǅ"
        };
        Random random = new Random(7);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(i % 10 == 0 ? 80 : 8);
            for (int n = 0; n < length; n++) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            texts.add(text.toString());
        }
        texts.add("肺癌".repeat(400));
        return texts;
    }
}
