package io.xinglin.imaging.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A YAML mapping read with a path, so that every fault names its place and reading goes on to find the next.
 *
 * <p>After a fault the methods return a harmless value; nobody uses it, because the file is refused.
 */
final class YamlView {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final JsonNode node;
    private final String path;
    private final List<String> faults;

    private YamlView(JsonNode node, String path, List<String> faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    static YamlView of(Path file, List<String> faults) throws InvalidManifest {
        try {
            JsonNode root = YAML.readTree(Files.readString(file));
            return new YamlView(root == null ? MissingNode.getInstance() : root, "", faults);
        } catch (JsonProcessingException e) {
            throw new InvalidManifest(List.of("no YAML: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new InvalidManifest(List.of("cannot be read: " + e.getMessage()));
        }
    }

    void fault(String key, String what) {
        faults.add(at(key) + ": " + what);
    }

    /** How many faults were found so far, here and elsewhere in the file. */
    int faults() {
        return faults.size();
    }

    boolean has(String key) {
        return !node.path(key).isMissingNode() && !node.path(key).isNull();
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    String text(String key) {
        String value = node.path(key).asText("").strip();
        if (value.isEmpty()) {
            fault(key, "required text is missing");
        }
        return value;
    }

    String text(String key, String otherwise) {
        return has(key) ? node.path(key).asText().strip() : otherwise;
    }

    /** A text, or a mapping of texts joined in its order (languages, parts). */
    String prose(String key) {
        JsonNode value = node.path(key);
        if (!value.isContainerNode()) {
            return value.asText("").strip();
        }
        return String.join("\n", flat(value, "").values());
    }

    List<String> texts(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (value.isValueNode()) {
            return List.of(value.asText().strip());
        }
        if (!value.isArray()
                || !StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode)) {
            fault(key, "must be a list of texts");
            return List.of();
        }
        return StreamSupport.stream(value.spliterator(), false)
                .map(item -> item.asText().strip())
                .toList();
    }

    /** A list of lists of texts. */
    List<List<String>> lists(String key) {
        List<List<String>> lists = new ArrayList<>();
        JsonNode value = node.path(key);
        for (int i = 0; i < value.size(); i++) {
            if (!value.path(i).isArray()) {
                fault(key, "must be a list of lists");
                return List.of();
            }
            lists.add(StreamSupport.stream(value.path(i).spliterator(), false)
                    .map(item -> item.asText().strip())
                    .toList());
        }
        return lists;
    }

    double number(String key, double least, double most) {
        JsonNode value = node.path(key);
        if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
            fault(key, "must be a number from " + plain(least) + " to " + plain(most));
            return least;
        }
        return value.asDouble();
    }

    double number(String key, double otherwise, double least, double most) {
        return has(key) ? number(key, least, most) : otherwise;
    }

    boolean flag(String key, boolean otherwise) {
        if (has(key) && !node.path(key).isBoolean()) {
            fault(key, "must be true or false");
        }
        return node.path(key).asBoolean(otherwise);
    }

    YamlView child(String key) {
        if (!node.path(key).isObject()) {
            fault(key, "required section is missing");
        }
        return section(key);
    }

    /** The section, empty when absent. */
    YamlView section(String key) {
        return new YamlView(node.path(key), at(key), faults);
    }

    List<YamlView> items(String key) {
        List<YamlView> items = new ArrayList<>();
        for (JsonNode item : node.path(key)) {
            items.add(new YamlView(item, at(key) + "[" + items.size() + "]", faults));
        }
        return items;
    }

    Map<String, String> flattened() {
        return flat(node, "");
    }

    private static Map<String, String> flat(JsonNode node, String prefix) {
        Map<String, String> all = new LinkedHashMap<>();
        if (node.isObject()) {
            node.fields().forEachRemaining(e -> all.putAll(flat(e.getValue(), dotted(prefix, e.getKey()))));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                all.putAll(flat(node.get(i), dotted(prefix, String.valueOf(i))));
            }
        } else if (!node.isMissingNode() && !node.isNull()) {
            all.put(prefix, node.asText().strip());
        }
        return all;
    }

    private String at(String key) {
        return dotted(path, key);
    }

    private static String dotted(String prefix, String key) {
        return prefix.isEmpty() ? key : prefix + "." + key;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
