package io.xinglin.cli.icd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Texts as JSON lines in, answers as JSON lines out in the same order, worked on by all cores; a bad line becomes {@code
 * {"id","error"}}.
 */
final class TextLines {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 512;

    private TextLines() {}

    /** @return whether every line was good */
    static boolean run(InputStream input, PrintWriter out, Function<String, ObjectNode> work) throws IOException {
        boolean good = true;
        BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8), 1 << 16);
        List<String> batch = new ArrayList<>();
        String line;
        do {
            line = in.readLine();
            if (line != null && !line.isBlank()) {
                batch.add(line);
            }
            if (batch.size() == BATCH || line == null) {
                List<ObjectNode> answers =
                        batch.parallelStream().map(one -> answer(one, work)).toList();
                for (ObjectNode answer : answers) {
                    good &= !answer.has("error");
                    out.write(answer.toString());
                    out.write('\n');
                }
                batch.clear();
            }
        } while (line != null);
        out.flush();
        return good;
    }

    private static ObjectNode answer(String line, Function<String, ObjectNode> work) {
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
        JsonNode text = row.get("text");
        if (text == null || !text.isTextual()) {
            return bad(id, "text is missing");
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.set("id", id);
        answer.setAll(work.apply(text.asText()));
        return answer;
    }

    private static ObjectNode bad(JsonNode id, String error) {
        ObjectNode row = JSON.createObjectNode();
        row.set("id", id);
        return row.put("error", error);
    }
}
