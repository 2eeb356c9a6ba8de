package io.xinglin.cli.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.cli.lines.JsonLine;
import io.xinglin.nlp.diagnosis.Diagnoser;

/** One line in, one line out; never throws for bad input. */
final class DiagnoseLine {
    /** What is printed, and whether the line was good. */
    record Answered(String line, boolean good) {}

    static final ObjectMapper JSON = new ObjectMapper();

    private final Diagnoser diagnoser;
    private final int top;

    DiagnoseLine(Diagnoser diagnoser, int top) {
        this.diagnoser = diagnoser;
        this.top = top;
    }

    Answered answer(String line) {
        try {
            JsonLine given = JsonLine.read(line);
            String text = text(given.row());
            if (text == null) {
                throw given.bad("text or findings is missing");
            }
            ObjectNode answer = new AnswerJson(JSON, text).write(diagnoser.diagnose(text, top));
            answer.set("id", given.id());
            return new Answered(answer.toString(), true);
        } catch (JsonLine.Bad e) {
            return new Answered(e.error().toString(), false);
        }
    }

    /** The text, or the findings as sentences of their own; {@code null} where there is neither. */
    static String text(JsonNode row) {
        if (row.path("text").isTextual()) {
            return row.get("text").textValue();
        }
        if (!row.path("findings").isArray()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        append(text, row.path("sex"), "", "性");
        append(text, row.path("age"), "", row.path("age").isNumber() ? "岁" : "");
        for (JsonNode finding : row.get("findings")) {
            boolean absent = finding.path("present").isBoolean()
                    && !finding.path("present").booleanValue();
            append(text, finding.isObject() ? finding.path("name") : finding, absent ? "无" : "", "");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode value, String before, String after) {
        if (value.isValueNode() && !value.isNull()) {
            String words = value.asText();
            text.append(before)
                    .append(words.endsWith(after) ? words : words + after)
                    .append("。");
        }
    }
}
