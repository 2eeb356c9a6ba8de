package io.xinglin.cli.nlp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.correction.Change;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.learning.Lesson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Corrections as JSON lines, a text a line: {@code {"text" or "textSha256", "corrections": [{"change", "start", "end",
 * "type", ...}]}}, offsets in code points, end exclusive. A line with the checksum alone needs the text among the notes.
 */
final class CorrectionLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> texts = new HashMap<>();

    /** Texts that lines may name by their checksum: JSON lines with {@code text}. */
    void texts(Path notes) throws IOException {
        for (JsonNode row : rows(notes)) {
            String text = row.path("text").asText();
            texts.put(Sha256.of(text), text);
        }
    }

    /** @throws IllegalArgumentException naming the first line that cannot be used */
    List<Lesson> read(Path file) throws IOException {
        List<Lesson> lessons = new ArrayList<>();
        int number = 0;
        for (JsonNode row : rows(file)) {
            number++;
            try {
                lessons.add(lesson(row));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("correction line " + number + ": " + e.getMessage(), e);
            }
        }
        return lessons;
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    rows.add(JSON.readTree(line));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("line " + (rows.size() + 1) + " of the file is no JSON", e);
        }
        return rows;
    }

    private Lesson lesson(JsonNode row) {
        String sha256 = row.path("textSha256").asText("");
        String text = row.hasNonNull("text") ? row.get("text").asText() : texts.get(sha256);
        if (text == null) {
            throw new IllegalArgumentException("neither a text nor the checksum of a note that is given");
        }
        if (!sha256.isEmpty() && !sha256.equals(Sha256.of(text))) {
            throw new IllegalArgumentException("the text is not the one of the checksum");
        }
        List<Change> changes = new ArrayList<>();
        for (JsonNode correction : row.path("corrections")) {
            changes.add(change(text, correction));
        }
        return new Lesson(text, changes);
    }

    private static Change change(String text, JsonNode node) {
        Span span = span(text, node, "start", "end");
        MentionType type = one(MentionType.class, node, "type");
        String kind = node.path("change").asText("");
        return switch (kind) {
            case "confirm" -> new Change.Confirm(span, type);
            case "add" ->
                new Change.Add(
                        span,
                        type,
                        node.has("assertion") ? one(Assertion.class, node, "assertion") : Assertion.PRESENT);
            case "delete" -> new Change.Delete(span, type);
            case "move" -> new Change.Move(span, type, span(text, node, "toStart", "toEnd"));
            case "retype" -> new Change.Retype(span, type, one(MentionType.class, node, "to"));
            case "reassert" -> new Change.Reassert(span, type, one(Assertion.class, node, "to"));
            case "describe" ->
                new Change.Describe(
                        span,
                        type,
                        node.path("attribute").asText(""),
                        node.path("to").asText(""));
            case "encode" -> new Change.Encode(span, type, code(node));
            default -> throw new IllegalArgumentException("unknown change '" + kind + "'");
        };
    }

    private static Code code(JsonNode node) {
        return new Code(
                one(CodeSystem.class, node, "system"),
                node.path("code").asText(""),
                node.path("en").asText(null),
                node.path("zh").asText(null));
    }

    private static Span span(String text, JsonNode node, String from, String to) {
        int start = node.path(from).asInt(-1);
        int end = node.path(to).asInt(-1);
        return new Span(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    private static <E extends Enum<E>> E one(Class<E> type, JsonNode node, String key) {
        String value = node.path(key).asText("");
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown " + key + " '" + value + "'", e);
        }
    }
}
