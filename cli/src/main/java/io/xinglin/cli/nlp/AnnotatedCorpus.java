package io.xinglin.cli.nlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Annotated notes read from JSON lines {@code {"id","patient"?,"section"?,"text","entities":[{"start","end","label"}]}}
 * with offsets in code points, end exclusive.
 */
final class AnnotatedCorpus {
    /** One annotated note; {@code group} keeps the notes of one patient on one side of a split. */
    record AnnotatedNote(String id, String group, String section, String text, List<Tagged> entities) {
        /** Whether this note belongs to held-out part {@code fold} of five. */
        boolean heldOut(int fold) {
            return Math.floorMod(group.hashCode(), 5) == fold;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private AnnotatedCorpus() {}

    static List<AnnotatedNote> read(Path file) throws IOException {
        List<AnnotatedNote> notes = new ArrayList<>();
        for (JsonNode row : rows(file)) {
            notes.add(note(row, row));
        }
        return notes;
    }

    /** The notes of {@code file} with the entities of the line of {@code facts} that has their id; those without are left out. */
    static List<AnnotatedNote> read(Path file, Path facts) throws IOException {
        Map<String, JsonNode> found = new HashMap<>();
        for (JsonNode row : rows(facts)) {
            if (row.hasNonNull("entities")) {
                found.put(row.path("id").asText(), row);
            }
        }
        List<AnnotatedNote> notes = new ArrayList<>();
        for (JsonNode row : rows(file)) {
            JsonNode marked = found.get(row.path("id").asText());
            if (marked != null) {
                notes.add(note(row, marked));
            }
        }
        return notes;
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    rows.add(JSON.readTree(line));
                }
            }
        }
        return rows;
    }

    private static AnnotatedNote note(JsonNode row, JsonNode marked) {
        String id = row.path("id").asText();
        String text = row.path("text").asText();
        List<Tagged> entities = new ArrayList<>();
        for (JsonNode entity : marked.path("entities")) {
            int start = text.offsetByCodePoints(0, entity.path("start").asInt());
            int end = text.offsetByCodePoints(0, entity.path("end").asInt());
            entities.add(new Tagged(new Span(start, end), entity.path("label").asText()));
        }
        String group = row.hasNonNull("patient") ? row.path("patient").asText() : id;
        return new AnnotatedNote(id, group, row.path("section").asText(""), text, entities);
    }
}
