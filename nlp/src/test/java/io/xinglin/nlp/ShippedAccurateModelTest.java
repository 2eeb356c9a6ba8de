package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.Span;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model that ships: sound, small enough, and it answers as it did when it was packaged. */
@Tag("REQ-NLP-31")
class ShippedAccurateModelTest {
    private static final Path MODELS =
            Path.of(System.getProperty("basedir", ".")).resolve("../models");
    private static final Path MODEL = MODELS.resolve(AccurateNoteEngine.MODEL);
    private static final long MOST_BYTES = 30_000_000;

    private static AccurateNoteEngine engine;

    @TempDir
    Path temporary;

    @BeforeAll
    static void load() {
        engine = AccurateNoteEngine.in(List.of(Path.of("no-such-folder"), MODELS));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void itsSelfTestShouldAnswerAsWhenItWasPackaged() throws IOException {
        List<String> lines = Files.readAllLines(MODEL.resolve("selftest.tsv"));
        assertThat(lines).hasSizeGreaterThan(2);
        for (String line : lines) {
            String[] parts = line.split("\t", 3);
            String note = parts[2];
            String found = engine.extract(note, Scheme.valueOf(parts[0].toUpperCase(Locale.ROOT))).mentions().stream()
                    .map(mention -> place(note, mention.span()) + " " + mention.label())
                    .collect(Collectors.joining(";"));
            assertThat(found).isNotEmpty().isEqualTo(parts[1]);
        }
    }

    private static String place(String note, Span span) {
        return note.codePointCount(0, span.start()) + " " + note.codePointCount(0, span.end());
    }

    @Test
    void itShouldBeSmallAndBringItsCard() throws IOException {
        try (Stream<Path> files = Files.list(MODEL)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(MOST_BYTES);
        }
        assertThat(MODEL.resolve("card.md")).content().contains("research-only").doesNotContain("<!--");
    }

    @Test
    void oneWrongByteShouldBeFound() throws IOException {
        try (Stream<Path> files = Files.list(MODEL)) {
            for (Path file : files.toList()) {
                Files.copy(file, temporary.resolve(file.getFileName()));
            }
        }
        Path encoder = temporary.resolve("encoder.onnx");
        byte[] bytes = Files.readAllBytes(encoder);
        bytes[bytes.length / 2] ^= 1;
        Files.write(encoder, bytes);
        assertThatThrownBy(() -> AccurateNoteEngine.open(temporary))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("encoder.onnx");
    }
}
