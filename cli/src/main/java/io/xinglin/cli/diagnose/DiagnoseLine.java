package io.xinglin.cli.diagnose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        if (id == null || !id.isValueNode() || id.isNull()) {
            return bad(null, "id is missing");
        }
        String text = text(row);
        if (text == null) {
            return bad(id, "text or findings is missing");
        }
        ObjectNode answer = new AnswerJson(JSON, text).write(diagnoser.diagnose(text, top));
        answer.set("id", id);
        return new Answered(answer.toString(), true);
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

    static Answered bad(JsonNode id, String error) {
        ObjectNode row = JSON.createObjectNode();
        row.set("id", id);
        return new Answered(row.put("error", error).toString(), false);
    }
}
