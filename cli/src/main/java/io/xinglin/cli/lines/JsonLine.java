package io.xinglin.cli.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A line that is an object with an {@code id}.
 *
 * @param id a text or a number, given back as it came
 */
public record JsonLine(JsonNode id, ObjectNode row) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A line that cannot be worked on, and why; the message is for whoever sent it. */
    public static final class Bad extends Exception {
        private final transient JsonNode id;

        /** @param id null where the line has none */
        public Bad(JsonNode id, String reason) {
            super(reason);
            this.id = id;
        }

        public JsonNode id() {
            return id;
        }

        /** {@code {"id", "error"}}. */
        public ObjectNode error() {
            ObjectNode row = JSON.createObjectNode();
            row.set("id", id);
            return row.put("error", getMessage());
        }
    }

    /** @throws Bad where the line is no JSON object, is too long to be read, or has no id */
    public static JsonLine read(String line) throws Bad {
        JsonNode row;
        try {
            row = JSON.readTree(line);
        } catch (StreamConstraintsException e) {
            throw new Bad(null, "the line is too long");
        } catch (JsonProcessingException e) {
            throw new Bad(null, "not a JSON object");
        }
        if (!(row instanceof ObjectNode object)) {
            throw new Bad(null, "not a JSON object");
        }
        JsonNode id = object.get("id");
        if (id == null || !id.isValueNode() || id.isNull()) {
            throw new Bad(null, "id is missing");
        }
        return new JsonLine(id, object);
    }

    /** The error where a known line is bad for another reason. */
    public Bad bad(String reason) {
        return new Bad(id, reason);
    }
}
