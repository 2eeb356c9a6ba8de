package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sentences around a drug and a symptom that nobody has heard of. */
final class InventedNames {
    static final String DRUG = "贝多佳";
    static final String SYMPTOM = "耳后窜麻";

    private InventedNames() {}

    /** Sentences with {@code name} in the place of X. */
    static List<String> sentences(String file, String name) {
        try (InputStream in = InventedNames.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replace("X", name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sentence with a correction that adds the name. */
    static Lesson lesson(String sentence, String name, MentionType type) {
        return new Lesson(sentence, List.of(new Change.Add(span(sentence, name), type, Assertion.PRESENT)));
    }

    static Span span(String sentence, String name) {
        int start = sentence.indexOf(name);
        return new Span(start, start + name.length());
    }
}
