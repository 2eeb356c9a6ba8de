package io.xinglin.nlp.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A mapping of a file with the place it stands in, so that every fault names its place and reading goes on. */
record YamlNode(String place, Map<?, ?> map, List<String> faults) {
    boolean has(String key) {
        return map.get(key) != null;
    }

    Set<String> keys() {
        Set<String> keys = new java.util.LinkedHashSet<>();
        map.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }

    void fault(String what) {
        faults.add(place + ": " + what);
    }

    /** A text that has to be there. */
    String text(String key) {
        if (!has(key)) {
            fault(key + " is missing");
            return "";
        }
        return map.get(key).toString().strip();
    }

    /** Words between blanks, or a list; empty where there are none. */
    List<String> words(String key) {
        Object value = map.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        String text = value.toString().strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    double number(String key) {
        try {
            return Double.parseDouble(text(key));
        } catch (NumberFormatException e) {
            fault(key + " is no number");
            return 0;
        }
    }

    Map<String, Double> numbers(String key) {
        YamlNode inner = node(key);
        Map<String, Double> numbers = new LinkedHashMap<>();
        inner.keys().forEach(name -> numbers.put(name, inner.number(name)));
        return numbers;
    }

    YamlNode node(String key) {
        if (map.get(key) instanceof Map<?, ?> inner) {
            return new YamlNode(place + " " + key, inner, faults);
        }
        fault(key + " is no mapping");
        return new YamlNode(place, Map.of(), faults);
    }

    List<YamlNode> nodes(String key) {
        List<YamlNode> nodes = new ArrayList<>();
        if (map.get(key) instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> inner) {
                    nodes.add(new YamlNode(place + " #" + (nodes.size() + 1), inner, faults));
                }
            }
        }
        if (nodes.isEmpty()) {
            fault(key + " has no entries");
        }
        return nodes;
    }
}
