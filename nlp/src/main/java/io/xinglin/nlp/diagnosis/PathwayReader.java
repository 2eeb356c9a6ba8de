package io.xinglin.nlp.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the pathways and holds their findings against the vocabulary. */
final class PathwayReader {
    private final Map<String, FindingTerm> findings;
    private final Map<String, Pathway.Value> values = new LinkedHashMap<>();

    PathwayReader(Map<String, FindingTerm> findings) {
        this.findings = findings;
    }

    List<Pathway> read(YamlNode root) {
        YamlNode numbers = root.node("values");
        numbers.keys().forEach(name -> values.put(name, value(name, numbers.node(name))));
        return root.nodes("pathways").stream().map(this::pathway).toList();
    }

    private static Pathway.Value value(String name, YamlNode node) {
        return new Pathway.Value(name, Measure.pattern(node.text("item")), node.number("from"), node.number("to"));
    }

    private Pathway pathway(YamlNode node) {
        List<Pathway.Advice> advice = node.nodes("advice").stream()
                .map(row -> new Pathway.Advice((int) row.number("from"), row.text("say")))
                .toList();
        List<Pathway.Window> windows = new ArrayList<>();
        if (node.has("windows") && !node.words("windows").isEmpty()) {
            node.nodes("windows").forEach(row -> windows.add(new Pathway.Window(row.number("hours"), row.text("say"))));
        }
        return new Pathway(
                node.text("name"),
                node.text("source"),
                known(node, "applies"),
                node.nodes("items").stream().map(this::item).toList(),
                advice,
                windows,
                node.has("uncertain") ? Optional.of(uncertain(node.node("uncertain"))) : Optional.empty(),
                known(node, "contraindications"));
    }

    private Pathway.Uncertain uncertain(YamlNode node) {
        return new Pathway.Uncertain(known(node, "any"), node.text("say"));
    }

    private Pathway.Item item(YamlNode node) {
        List<Pathway.Level> levels =
                node.nodes("levels").stream().map(this::level).toList();
        int most = levels.stream().mapToInt(Pathway.Level::points).max().orElse(0);
        Optional<Pathway.Value> value =
                node.has("value") ? Optional.ofNullable(values.get(node.text("value"))) : Optional.empty();
        if (node.has("value") && value.isEmpty()) {
            node.fault("no such value: " + node.text("value"));
        }
        return new Pathway.Item(node.text("name"), value, levels, node.has("most") ? (int) node.number("most") : most);
    }

    private Pathway.Level level(YamlNode row) {
        return new Pathway.Level(
                (int) row.number("points"),
                known(row, "any"),
                known(row, "denied"),
                row.has("count") ? (int) row.number("count") : 0,
                known(row, "of"),
                row.has("age") ? row.number("age") : -1,
                row.has("upTo") ? row.number("upTo") : -1);
    }

    private List<String> known(YamlNode node, String key) {
        List<String> words = node.words(key);
        words.stream()
                .filter(word -> !findings.containsKey(word))
                .forEach(word -> node.fault("no such finding: " + word));
        return words;
    }
}
