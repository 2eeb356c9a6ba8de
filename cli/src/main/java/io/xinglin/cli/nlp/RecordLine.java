package io.xinglin.cli.nlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import io.xinglin.nlp.statistics.AgeBand;
import io.xinglin.nlp.statistics.RecordValues;
import io.xinglin.nlp.statistics.StatisticsRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a line that {@code nlp extract} wrote. Further fields of the line say in which bucket the record falls:
 * {@code sex}, {@code age}, {@code department}, {@code diagnosis}, and {@code month}, {@code date} or {@code writtenAt} in
 * ISO 8601. Safe for use by many threads.
 */
final class RecordLine {
    /** What a line says; {@code record} and {@code entities} are kept for opening a count, the latter only if asked for. */
    record Read(StatisticsRow row, JsonNode record, JsonNode entities) {}

    /** A line that cannot be counted, and why. */
    static final class BadLine extends Exception {
        private final JsonNode id;

        BadLine(JsonNode id, String reason) {
            super(reason);
            this.id = id;
        }

        JsonNode id() {
            return id;
        }
    }

    private static final int MONTH = "2026-11".length();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final boolean withEntities;

    RecordLine(boolean withEntities) {
        this.withEntities = withEntities;
    }

    Read read(String line) throws BadLine {
        Map<String, JsonNode> parts = parts(line);
        JsonNode id = parts.get("id");
        if (parts.containsKey("error")) {
            throw new BadLine(id, parts.get("error").asText());
        }
        if (id == null || !id.isValueNode() || id.isNull()) {
            throw new BadLine(null, "id is missing");
        }
        JsonNode record = parts.get("record");
        if (record == null || !record.isObject()) {
            throw new BadLine(id, "record is missing");
        }
        RecordValues values = new RecordValues();
        for (CountedField field : CountedField.values()) {
            add(values, field, record.path(field.key()));
        }
        about(values, parts);
        return new Read(values.row(id.asText()), record, parts.getOrDefault("entities", JSON.createArrayNode()));
    }

    /** Members of the line; entities, most of it, are skipped unless asked for. */
    private Map<String, JsonNode> parts(String line) throws BadLine {
        Map<String, JsonNode> parts = new HashMap<>();
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadLine(null, "not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("entities") && !withEntities) {
                    parser.skipChildren();
                } else {
                    parts.put(name, JSON.readTree(parser));
                }
            }
            return parts;
        } catch (JsonProcessingException e) {
            throw new BadLine(parts.get("id"), "not a JSON object");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(RecordValues values, CountedField field, JsonNode given) {
        if (given.isArray()) {
            given.forEach(one -> values.add(field, text(field, one), null));
        } else {
            values.add(field, text(field, given), null);
        }
    }

    private static String text(CountedField field, JsonNode given) {
        JsonNode value = field.property().isEmpty() ? given : given.path(field.property());
        return value.isValueNode() ? value.asText() : "";
    }

    private static void about(RecordValues values, Map<String, JsonNode> parts) {
        Sex sex = Sex.of(text(parts, "sex"));
        if (sex != Sex.UNKNOWN) {
            values.about(Dimension.SEX, sex.zh());
        }
        if (!text(parts, "age").isBlank()) {
            values.about(Dimension.AGE, AgeBand.of(text(parts, "age")));
        }
        values.about(Dimension.DEPARTMENT, text(parts, "department"));
        values.about(Dimension.DIAGNOSIS, text(parts, "diagnosis"));
        for (String name : new String[] {"writtenAt", "date", "month"}) {
            String date = text(parts, name);
            values.about(Dimension.MONTH, date.length() < MONTH ? "" : date.substring(0, MONTH));
        }
    }

    private static String text(Map<String, JsonNode> parts, String name) {
        JsonNode node = parts.get(name);
        return node == null || node.isNull() ? "" : node.asText();
    }
}
