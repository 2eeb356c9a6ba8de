package io.xinglin.nlp.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.note.Span;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import io.xinglin.nlp.text.FoldedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("REQ-NLP-30")
class TransformerTaggerTest {
    @TempDir
    static Path temporary;

    private static TransformerTagger tagger;

    @BeforeAll
    static void load() throws IOException {
        tagger = TransformerTagger.open(TinyModel.write(temporary.resolve("model")));
    }

    @AfterAll
    static void close() {
        tagger.close();
    }

    private static Map<String, List<Tagged>> tag(String note) {
        return tagger.tag(FoldedText.of(note), LexiconClasses.NONE);
    }

    @Test
    void eachSchemeShouldComeFromItsOwnHead() {
        Map<String, List<Tagged>> found = tag("患者发热，口服甲片。");
        assertThat(found.get("ccks2017")).containsExactly(new Tagged(new Span(2, 4), "疾病和诊断"));
        assertThat(found.get("ccks2019")).containsExactly(new Tagged(new Span(7, 8), "药物"));
    }

    @Test
    void spansShouldIndexTheOriginalAcrossWindowsAndBlocks() {
        String note = "😀患者咳嗽，无\uD83D发热，口服甲片；好转\r\n".repeat(900);
        FoldedText text = FoldedText.of(note);
        Map<String, List<Tagged>> found = tagger.tag(text, LexiconClasses.NONE);
        assertThat(texts(found.get("ccks2017"), note)).isEqualTo(Collections.nCopies(900, "发热"));
        assertThat(texts(found.get("ccks2019"), note)).isEqualTo(Collections.nCopies(900, "甲"));
    }

    private static List<String> texts(List<Tagged> spans, String note) {
        return spans.stream().map(tagged -> tagged.span().of(note)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "。", "\r\n", "\uD83D", "\uDE00\uD83D", "\u0000\u0001\uFFFF", "abc\tＷＢＣ"})
    void anyTextShouldBeRead(String note) {
        assertThat(tag(note).values()).allSatisfy(spans -> assertThat(spans).isEmpty());
    }

    @Test
    void aNoteBeyondTheLimitShouldBeRefused() {
        assertThatThrownBy(() -> tag("患".repeat(TransformerTagger.LONGEST_NOTE + 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().category()).isEqualTo(Problem.Category.TOO_LARGE));
    }

    @Test
    void eightThreadsShouldFindTheSame() throws Exception {
        String note = "患者发热，口服甲片。".repeat(120);
        Map<String, List<Tagged>> expected = tag(note);
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Map<String, List<Tagged>>>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(() -> tag(note));
            }
            for (Future<Map<String, List<Tagged>>> done : workers.invokeAll(tasks)) {
                assertThat(done.get()).isEqualTo(expected);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoder.onnx", "vocabulary.txt", "ccks2017.crf", "ccks2019.names", "ccks2019.steps"})
    void aDamagedFileShouldBeNamed(String name) throws IOException {
        Path folder = TinyModel.write(temporary.resolve("damaged-" + name));
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve(name), bytes);
        assertThatThrownBy(() -> TransformerTagger.open(folder))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aFolderWithoutAModelShouldBeNotFound() {
        assertThatThrownBy(() -> TransformerTagger.open(temporary.resolve("nothing")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().category()).isEqualTo(Problem.Category.NOT_FOUND));
    }
}
