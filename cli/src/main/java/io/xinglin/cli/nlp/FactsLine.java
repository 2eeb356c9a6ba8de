package io.xinglin.cli.nlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.cli.lines.JsonLine;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.TimeAnchor;
import io.xinglin.core.problem.ProblemException;

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
        try {
            return new Answer(facts(JsonLine.read(line)).toString(), true);
        } catch (JsonLine.Bad e) {
            return new Answer(e.error().toString(), false);
        }
    }

    private ObjectNode facts(JsonLine line) throws JsonLine.Bad {
        JsonNode text = line.row().get("text");
        if (text == null || !text.isTextual()) {
            throw line.bad("text is missing");
        }
        if (text.textValue().length() > NoteEngine.MOST_CHARACTERS) {
            throw line.bad(NoteEngine.TOO_LONG);
        }
        JsonNode date = line.row().get("date");
        TimeAnchor anchor = TimeAnchor.read(date == null || date.isNull() ? "" : date.asText())
                .orElseThrow(() -> line.bad(TimeAnchor.UNREADABLE));
        try {
            ObjectNode facts =
                    new FactsJson(JSON, text.textValue()).write("", engine.extract(text.textValue(), scheme, anchor));
            facts.set("id", line.id());
            passOn(line.row(), facts);
            return facts;
        } catch (ProblemException e) {
            throw line.bad(e.problem().message());
        }
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
}
