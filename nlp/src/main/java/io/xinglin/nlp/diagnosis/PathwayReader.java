package io.xinglin.nlp.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the pathways and holds their findings against the vocabulary. */
final class PathwayReader {
    private final Map<String, FindingTerm> findings;

    PathwayReader(Map<String, FindingTerm> findings) {
        this.findings = findings;
    }

    List<Pathway> read(YamlNode root) {
        return root.nodes("pathways").stream().map(this::pathway).toList();
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
                known(node, "contraindications"));
    }

    private Pathway.Item item(YamlNode node) {
        List<Pathway.Level> levels = node.nodes("levels").stream()
                .map(row -> new Pathway.Level(
                        (int) row.number("points"),
                        known(row, "any"),
                        row.has("count") ? (int) row.number("count") : 0,
                        known(row, "of"),
                        row.has("age") ? row.number("age") : -1))
                .toList();
        int most = levels.stream().mapToInt(Pathway.Level::points).max().orElse(0);
        return new Pathway.Item(node.text("name"), levels, node.has("most") ? (int) node.number("most") : most);
    }

    private List<String> known(YamlNode node, String key) {
        List<String> words = node.words(key);
        words.stream()
                .filter(word -> !findings.containsKey(word))
                .forEach(word -> node.fault("no such finding: " + word));
        return words;
    }
}
