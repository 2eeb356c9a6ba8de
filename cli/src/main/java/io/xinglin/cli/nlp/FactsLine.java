package io.xinglin.cli.nlp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.PartialDate;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.TimeAnchor;
import io.xinglin.core.problem.ProblemException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** One line in, one line out; never throws for bad input. Safe for use by many threads. */
final class FactsLine {
    /** What is printed, and whether the line was good. */
    record Answer(String line, boolean good) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NoteEngine engine;
    private final Scheme scheme;

    FactsLine(NoteEngine engine, Scheme scheme) {
        this.engine = engine;
        this.scheme = scheme;
    }

    Answer answer(String line) {
        JsonNode row;
        try {
            row = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return bad(null, "not a JSON object");
        }
        if (row == null || !row.isObject()) {
            return bad(null, "not a JSON object");
        }
        JsonNode id = row.get("id");
        JsonNode text = row.get("text");
        if (id == null || !id.isValueNode() || id.isNull()) {
            return bad(null, "id is missing");
        }
        if (text == null || !text.isTextual()) {
            return bad(id, "text is missing");
        }
        Optional<TimeAnchor> anchor = anchor(row.get("date"));
        if (anchor.isEmpty()) {
            return bad(id, "date is neither 2016-10-29 nor 2016-10-29T11:12");
        }
        try {
            ObjectNode facts = new FactsJson(JSON, text.textValue())
                    .write("", engine.extract(text.textValue(), scheme, anchor.get()));
            facts.set("id", id);
            passOn(row, facts);
            return new Answer(facts.toString(), true);
        } catch (ProblemException e) {
            return bad(id, e.problem().message());
        }
    }

    /** Empty where the date cannot be read; {@link TimeAnchor#NONE} without one, or of a year or a month alone. */
    private static Optional<TimeAnchor> anchor(JsonNode date) {
        if (date == null || date.isNull() || date.asText().isEmpty()) {
            return Optional.of(TimeAnchor.NONE);
        }
        try {
            return Optional.of(anchor(date.asText()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static TimeAnchor anchor(String date) {
        if (date.length() <= 10) {
            return new PartialDate(date).temporal() instanceof LocalDate day ? TimeAnchor.of(day) : TimeAnchor.NONE;
        }
        TemporalAccessor at = DateTimeFormatter.ISO_DATE_TIME.parse(date);
        return TimeAnchor.of(LocalDateTime.from(at));
    }

    /** Further values of the line, such as {@code sex} or {@code department}, go out as they came in. */
    private static void passOn(JsonNode row, ObjectNode facts) {
        row.fields().forEachRemaining(given -> {
            boolean ours = given.getKey().equals("text") || given.getKey().equals("error") || facts.has(given.getKey());
            if (given.getValue().isValueNode() && !ours) {
                facts.set(given.getKey(), given.getValue());
            }
        });
    }

    private static Answer bad(JsonNode id, String error) {
        ObjectNode row = JSON.createObjectNode();
        row.set("id", id);
        return new Answer(row.put("error", error).toString(), false);
    }
}
