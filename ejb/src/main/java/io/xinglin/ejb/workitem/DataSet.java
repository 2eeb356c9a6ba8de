package io.xinglin.ejb.workitem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One data set in the DICOM JSON model (PS3.18 F.2), read and changed by tag. Not safe for use by several threads. */
final class DataSet {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String VR = "vr";
    private static final String VALUE = "Value";

    private final ObjectNode node;

    private DataSet(ObjectNode node) {
        this.node = node;
    }

    static DataSet empty() {
        return new DataSet(JsonNodeFactory.instance.objectNode());
    }

    /**
     * From a document, an object or an array of one (PS3.18 F.2.1).
     *
     * @throws ProblemException INVALID for anything else
     */
    static DataSet read(String json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            JsonNode one = root != null && root.isArray() && root.size() == 1 ? root.get(0) : root;
            if (one instanceof ObjectNode object) {
                return new DataSet(checked(object));
            }
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problem.Category.INVALID, "the payload is no JSON", e);
        }
        throw new ProblemException(Problem.Category.INVALID, "the payload is not one data set in DICOM JSON");
    }

    /** What was kept here before. */
    static DataSet kept(String json) {
        return read(json);
    }

    /** Tags in capitals, as everything here names them. */
    private static ObjectNode checked(ObjectNode source) {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        source.properties().forEach(entry -> {
            String tag = entry.getKey();
            if (!tag.matches("[0-9A-Fa-f]{8}") || !entry.getValue().path(VR).isTextual()) {
                throw new ProblemException(Problem.Category.INVALID, "not an attribute of the DICOM JSON model");
            }
            set.set(tag.toUpperCase(Locale.ROOT), element(entry.getValue()));
        });
        return set;
    }

    private static JsonNode element(JsonNode element) {
        if (!element.path(VR).asText().equals("SQ") || !element.has(VALUE)) {
            return element;
        }
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : element.path(VALUE)) {
            if (!(item instanceof ObjectNode object)) {
                throw new ProblemException(Problem.Category.INVALID, "a sequence has an item that is no data set");
            }
            items.add(checked(object));
        }
        return JsonNodeFactory.instance.objectNode().put(VR, "SQ").set(VALUE, items);
    }

    boolean has(String tag) {
        return node.has(tag);
    }

    /** Whether it is there and not empty. */
    boolean hasValue(String tag) {
        JsonNode values = node.path(tag).path(VALUE);
        return !values.isEmpty() && (!text(tag).isEmpty() || !items(tag).isEmpty());
    }

    /** First value; empty when there is none. */
    String text(String tag) {
        JsonNode first = node.path(tag).path(VALUE).path(0);
        return first.isObject()
                ? first.path("Alphabetic").asText("").strip()
                : first.asText("").strip();
    }

    /** The items of a sequence; changes of them are changes of this. */
    List<DataSet> items(String tag) {
        return StreamSupport.stream(node.path(tag).path(VALUE).spliterator(), false)
                .filter(ObjectNode.class::isInstance)
                .map(item -> new DataSet((ObjectNode) item))
                .filter(item -> node.path(tag).path(VR).asText().equals("SQ"))
                .toList();
    }

    /** The first item of a sequence; an empty data set of nobody when there is none. */
    DataSet item(String tag) {
        return items(tag).stream().findFirst().orElseGet(DataSet::empty);
    }

    /** Sets a string value; empty stands for no value. */
    DataSet set(String tag, String vr, String value) {
        ObjectNode element = node.putObject(tag).put(VR, vr);
        if (value != null && !value.isEmpty()) {
            ArrayNode values = element.putArray(VALUE);
            if (vr.equals("PN")) {
                values.addObject().put("Alphabetic", value);
            } else {
                values.add(value);
            }
        }
        return this;
    }

    DataSet number(String tag, String vr, int value) {
        node.putObject(tag).put(VR, vr).putArray(VALUE).add(value);
        return this;
    }

    DataSet sequence(String tag, DataSet... items) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        Stream.of(items).forEach(item -> values.add(item.node));
        ObjectNode element = node.putObject(tag).put(VR, "SQ");
        if (items.length > 0) {
            element.set(VALUE, values);
        }
        return this;
    }

    void remove(String tag) {
        node.remove(tag);
    }

    /** Takes over an attribute of another where that has it. */
    DataSet take(DataSet other, String tag) {
        if (other.has(tag)) {
            node.set(tag, other.node.get(tag).deepCopy());
        }
        return this;
    }

    /** Whether both say the same of an attribute, or nothing. */
    boolean agrees(DataSet other, String tag) {
        return node.path(tag).path(VALUE).equals(other.node.path(tag).path(VALUE));
    }

    /** Takes over every attribute of the other, as a whole each. */
    void merge(DataSet changes) {
        node.setAll(changes.node);
    }

    /** One document, attributes in the order of their tags (PS3.18 F.2.2). */
    String write() {
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(entry -> sorted.set(entry.getKey(), entry.getValue()));
        return sorted.toString();
    }
}
