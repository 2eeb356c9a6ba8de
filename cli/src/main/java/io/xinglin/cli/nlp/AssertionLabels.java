package io.xinglin.cli.nlp;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Assertions labelled by hand: {@code note, start and end of the sentence, start and end of the mention, assertion}, one
 * mention a line, with tabs between; lines that begin with # are remarks. Offsets are in code points, end exclusive.
 */
final class AssertionLabels {
    /** One sentence's labels, in code points. */
    record LabelledSentence(String note, Span sentence, List<Span> mentions, List<Assertion> assertions) {}

    private AssertionLabels() {}

    /** @throws IllegalArgumentException naming the line that cannot be read */
    static List<LabelledSentence> read(Path file) throws IOException {
        Map<String, LabelledSentence> sentences = new LinkedHashMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                add(sentences, line.split("\t", -1), file.getFileName() + " line " + number);
            }
        }
        return new ArrayList<>(sentences.values());
    }

    private static void add(Map<String, LabelledSentence> sentences, String[] columns, String where) {
        if (columns.length != 6) {
            throw new IllegalArgumentException(where + ": six columns are needed");
        }
        try {
            Span sentence = new Span(Integer.parseInt(columns[1]), Integer.parseInt(columns[2]));
            LabelledSentence labelled = sentences.computeIfAbsent(
                    columns[0] + ' ' + sentence.start(),
                    key -> new LabelledSentence(columns[0], sentence, new ArrayList<>(), new ArrayList<>()));
            labelled.mentions().add(new Span(Integer.parseInt(columns[3]), Integer.parseInt(columns[4])));
            labelled.assertions().add(Assertion.valueOf(columns[5]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }
}
