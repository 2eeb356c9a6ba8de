package io.xinglin.nlp.diagnosis;

import io.xinglin.core.diagnosis.FindingKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the vocabulary: a table for each kind of finding, cells name, wider findings, background, synonyms; those at the
 * end may be left out.
 */
final class VocabularyReader {
    private final KnowledgeFiles files;
    private final Settings settings;
    private final List<String> faults;

    VocabularyReader(KnowledgeFiles files, Settings settings, List<String> faults) {
        this.files = files;
        this.settings = settings;
        this.faults = faults;
    }

    Map<String, FindingTerm> read(YamlNode root) {
        Map<String, FindingTerm> findings = new LinkedHashMap<>();
        for (FindingKind kind : FindingKind.values()) {
            String table = "findings/" + kind.name().toLowerCase(Locale.ROOT) + ".tsv";
            for (String[] row : files.table(table)) {
                FindingTerm term = term(table, kind, row, root);
                if (findings.put(term.name(), term) != null) {
                    faults.add(table + ": twice: " + term.name());
                }
            }
        }
        findings.values().forEach(term -> parentsExist(term, findings));
        return findings;
    }

    private FindingTerm term(String table, FindingKind kind, String[] row, YamlNode root) {
        String name = row[0].strip();
        String background = cell(row, 2).isEmpty() ? "usual" : cell(row, 2);
        Double value = settings.backgrounds().get(background);
        if (value == null) {
            faults.add(table + ": " + name + ": no background " + background);
            value = 0.01;
        }
        List<String> synonyms = words(cell(row, 3), "\\|");
        for (String synonym : synonyms) {
            int open = synonym.indexOf('{');
            if (open >= 0
                    && !root.node("wordings")
                            .has(synonym.substring(open + 1, Math.max(open + 1, synonym.indexOf('}'))))) {
                faults.add(table + ": " + name + ": no wording " + synonym);
            }
        }
        return new FindingTerm(name, kind, words(cell(row, 1), "\\s+"), value, synonyms);
    }

    private static String cell(String[] row, int at) {
        return at < row.length ? row[at].strip() : "";
    }

    private static List<String> words(String cell, String between) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(between));
    }

    private void parentsExist(FindingTerm term, Map<String, FindingTerm> findings) {
        Set<String> above = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(term.parents());
        while (!open.isEmpty()) {
            String parent = open.pop();
            FindingTerm wider = findings.get(parent);
            if (wider == null) {
                faults.add("findings: " + term.name() + ": no wider finding " + parent);
            } else if (parent.equals(term.name())) {
                faults.add("findings: " + term.name() + " is wider than itself");
            } else if (above.add(parent)) {
                open.addAll(wider.parents());
            }
        }
    }
}
