package io.xinglin.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Texts to measure with: the product's synthetic notes, their sentences drawn anew for every note so that no two are alike,
 * or the texts of {@code corpus=FILE}, JSON lines with a {@code text}, as they are.
 */
record SampleNotes(List<String> sentences, boolean shuffled) {
    private static final String SYNTHETIC = "nlp/src/test/resources/io/xinglin/nlp/golden";
    private static final int NOTE = 400;

    static SampleNotes from(Settings settings) throws IOException {
        String corpus = settings.text("corpus", "");
        return corpus.isEmpty()
                ? new SampleNotes(synthetic(Path.of(SYNTHETIC)), true)
                : new SampleNotes(texts(Path.of(corpus)), false);
    }

    private static List<String> synthetic(Path folder) throws IOException {
        List<String> sentences = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String note = Files.readString(file).split("---\n", 2)[0];
                sentences.addAll(List.of(note.split("(?<=[。\n])")));
            }
        }
        return sentences;
    }

    private static List<String> texts(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            texts.add(json.readTree(line).path("text").asText() + "\n");
        }
        return texts;
    }

    /** Notes of 400 characters; those of a corpus begin again when it ends. */
    List<String> of400(int count) {
        String all = document(count * NOTE);
        return Stream.iterate(0, at -> at + NOTE <= all.length(), at -> at + NOTE)
                .map(at -> all.substring(at, at + NOTE))
                .toList();
    }

    /** One document of so many characters. */
    String document(int length) {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder(length + NOTE);
        for (int i = 0; text.length() < length; i++) {
            text.append(sentences.get(shuffled ? random.nextInt(sentences.size()) : i % sentences.size()));
        }
        return text.substring(0, length);
    }
}
