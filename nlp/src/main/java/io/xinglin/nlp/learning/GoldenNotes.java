package io.xinglin.nlp.learning;

import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fixed set: the synthetic notes shipped with the product, each with the record it must give. {@code notes.txt} names
 * the files. A file: the note, {@code ---}, then a field a line, its values apart by commas; in most, after another {@code
 * ---}, what {@link GoldenMentions} reads. A value counts once for its field.
 */
final class GoldenNotes {
    /** A note, its record's values and its mentions. */
    private record Golden(String text, Map<String, String> fields, GoldenMentions mentions) {}

    private final Map<String, Golden> notes = new LinkedHashMap<>();

    private GoldenNotes() {}

    static GoldenNotes shipped() {
        GoldenNotes all = new GoldenNotes();
        read("notes.txt").lines().forEach(name -> all.notes.put(name, golden(read(name + ".txt"))));
        return all;
    }

    private static Golden golden(String file) {
        String[] parts = file.split("---\n");
        Map<String, String> fields = new LinkedHashMap<>();
        parts[1].lines().map(line -> line.split("\t", 2)).forEach(line -> fields.put(line[0], line[1]));
        return new Golden(parts[0], fields, GoldenMentions.of(parts.length > 2 ? parts[2] : ""));
    }

    private static String read(String name) {
        try (InputStream in = GoldenNotes.class.getResourceAsStream("golden/" + name)) {
            if (in == null) {
                throw new IOException("missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the golden notes cannot be read", e);
        }
    }

    /** The score of each note. */
    Map<String, Score> score(NoteEngine engine) {
        Map<String, Score> scores = new LinkedHashMap<>();
        notes.forEach((name, note) -> {
            NoteFacts facts = engine.extract(note.text(), Scheme.XINGLIN);
            Score ofRecord = score(note.fields(), RecordFields.of(facts.record()));
            scores.put(name, ofRecord.and(note.mentions().score(facts.mentions())));
        });
        return scores;
    }

    private static Score score(Map<String, String> gold, Map<String, List<String>> found) {
        int wanted = 0;
        int given = 0;
        int right = 0;
        for (Map.Entry<String, List<String>> field : found.entrySet()) {
            boolean attribute = field.getKey().indexOf('.') > 0;
            if (attribute && !gold.containsKey(field.getKey())) {
                continue; // attributes count where the gold record names them
            }
            String line = gold.getOrDefault(field.getKey(), "");
            Set<String> expected =
                    attribute || line.isEmpty() ? Set.of(line) : Set.copyOf(Arrays.asList(line.split(",")));
            Set<String> actual = new HashSet<>(field.getValue());
            actual.remove("");
            wanted += line.isEmpty() ? 0 : expected.size();
            given += actual.size();
            actual.retainAll(expected);
            right += actual.size();
        }
        return new Score(wanted, given, right);
    }
}
