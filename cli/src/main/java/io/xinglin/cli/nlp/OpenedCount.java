package io.xinglin.cli.nlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.note.Span;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import io.xinglin.nlp.statistics.Sentence;
import io.xinglin.nlp.statistics.StatisticsRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A count opened down to its records: an object for each occurrence, with the place and the sentence where the line has
 * them. Offsets count code points, as in the line. Of an attribute the place is that of its symptom or examination.
 */
final class OpenedCount {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CountedField field;
    private final String value;
    private final Map<Dimension, String> where;

    /** @param where only records in these buckets */
    OpenedCount(CountedField field, String value, Map<Dimension, String> where) {
        this.field = field;
        this.value = value;
        this.where = Map.copyOf(where);
    }

    /** Whether the record falls into the buckets asked for. */
    boolean covers(StatisticsRow row) {
        return where.entrySet().stream()
                .allMatch(asked -> row.bucket(asked.getKey()).equals(asked.getValue()));
    }

    List<ObjectNode> in(RecordLine.Read line) {
        List<ObjectNode> found = new ArrayList<>();
        if (!covers(line.row())) {
            return found;
        }
        List<JsonNode> free = new ArrayList<>();
        line.entities().forEach(free::add);
        List<String> heads = heads(line.record());
        int head = 0;
        for (StatisticsRow.Value one : line.row().values()) {
            if (one.field() == field && one.value().equals(value)) {
                ObjectNode place = JSON.createObjectNode()
                        .put("id", line.row().record())
                        .put("field", field.zh())
                        .put("value", value);
                place(free, head < heads.size() ? heads.get(head) : value, line.record(), place);
                found.add(place);
                head++;
            }
        }
        return found;
    }

    /** The words in the note behind each occurrence: the value as written, or of an attribute its first property. */
    private List<String> heads(JsonNode record) {
        List<String> heads = new ArrayList<>();
        for (JsonNode one : record.path(field.key())) {
            JsonNode given = field.property().isEmpty() ? one : one.path(field.property());
            if (StatisticsRow.Value.counted(field, given.asText()).equals(value)) {
                heads.add(head(one));
            }
        }
        return heads;
    }

    private String head(JsonNode one) {
        if (!one.isObject()) {
            return one.asText();
        }
        String property = field.key().equals(CountedField.FAMILY_DISEASE.key())
                ? CountedField.FAMILY_DISEASE.property()
                : one.fieldNames().next();
        return one.path(property).asText();
    }

    /** Takes the first entity with these words that no earlier occurrence took; a denied one for a negative symptom. */
    private void place(List<JsonNode> free, String words, JsonNode record, ObjectNode place) {
        boolean denied = field == CountedField.NEGATIVE_SYMPTOM;
        for (int i = 0; i < free.size(); i++) {
            JsonNode entity = free.get(i);
            if (entity.path("text").asText().equals(words)
                    && denied == entity.path("assertion").asText().equals("ABSENT")) {
                free.remove(i);
                place.set("start", entity.path("start"));
                place.set("end", entity.path("end"));
                place.put("text", words);
                sentence(
                        record, entity.path("start").asInt(), entity.path("end").asInt(), place);
                return;
            }
        }
    }

    /** The line has no text of its own, but the texts of its segments. */
    private static void sentence(JsonNode record, int start, int end, ObjectNode place) {
        for (JsonNode segment : record.path("segments")) {
            int from = segment.path("start").asInt();
            String text = segment.path("text").asText();
            if (from <= start && end <= from + text.codePointCount(0, text.length())) {
                Span span = new Span(text.offsetByCodePoints(0, start - from), text.offsetByCodePoints(0, end - from));
                place.put("sentence", Sentence.around(text, span).of(text).strip());
                return;
            }
        }
    }
}
