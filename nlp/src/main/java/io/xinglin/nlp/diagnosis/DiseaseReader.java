package io.xinglin.nlp.diagnosis;

import io.xinglin.nlp.coding.CodeList;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the diseases of a department and holds each against the schema. */
final class DiseaseReader {
    private static final int FEWEST_FINDINGS = 5;
    private static final Set<String> KEYS =
            Set.of("icd", "zh", "en", "department", "prior", "age", "sex", "course", "flags", "ddx", "references");

    private final Settings settings;
    private final Map<String, FindingTerm> findings;
    private final CodeList codes;
    private final List<String> faults;
    private final Set<String> names = new HashSet<>();
    private final Set<String> icds = new HashSet<>();

    DiseaseReader(Settings settings, Map<String, FindingTerm> findings, CodeList codes, List<String> faults) {
        this.settings = settings;
        this.findings = findings;
        this.codes = codes;
        this.faults = faults;
    }

    List<Disease> read(String file, Map<String, Object> content) {
        YamlNode root = new YamlNode(file, content, faults);
        List<Disease> diseases = new ArrayList<>();
        for (YamlNode node : root.nodes("diseases")) {
            YamlNode named = new YamlNode(file + " " + node.map().get("zh"), node.map(), faults);
            diseases.add(disease(named, root));
        }
        return diseases;
    }

    void differentialsExist(List<Disease> diseases) {
        for (Disease disease : diseases) {
            disease.differential().stream()
                    .filter(name -> !names.contains(name) || name.equals(disease.name()))
                    .forEach(name -> faults.add(disease.name() + ": no other disease " + name + " to tell it from"));
        }
    }

    private Disease disease(YamlNode node, YamlNode file) {
        String name = node.text("zh");
        String icd = node.text("icd");
        if (!names.add(name)) {
            node.fault("the name stands twice");
        }
        if (!icds.add(icd)) {
            node.fault("the code stands twice: " + icd);
        }
        if (!codes.has(icd)) {
            node.fault("no such code: " + icd);
        }
        for (String key : node.keys()) {
            if (!KEYS.contains(key) && !settings.weights().containsKey(key)) {
                node.fault("unknown key " + key);
            }
        }
        List<String> references = node.has("references") ? node.words("references") : file.words("references");
        if (references.isEmpty()) {
            node.fault("no reference");
        }
        if (node.words("ddx").isEmpty()) {
            node.fault("nothing to tell it from");
        }
        return new Disease(
                icd,
                name,
                node.text("en"),
                node.has("department") ? node.text("department") : file.text("department"),
                prior(node),
                who(node),
                courses(node),
                frequencies(node),
                known(node, "flags"),
                node.words("ddx"),
                references);
    }

    private double prior(YamlNode node) {
        Double prior = settings.priors().get(node.text("prior"));
        if (prior == null) {
            node.fault("no such prior: " + node.text("prior"));
            return 1;
        }
        return prior;
    }

    /** {@code age: 20-50}; {@code sex: F} for women alone, {@code F+} for women mostly, a number for the share of men. */
    private static Who who(YamlNode node) {
        try {
            String[] ages = node.has("age") ? node.text("age").split("-") : new String[] {"0", "100"};
            String sex = node.has("sex") ? node.text("sex") : "";
            double male = switch (sex) {
                case "" -> 0.5;
                case "M" -> 1;
                case "M+" -> 0.75;
                case "F" -> 0;
                case "F+" -> 0.25;
                default -> Double.parseDouble(sex);
            };
            return new Who(Double.parseDouble(ages[0]), Double.parseDouble(ages[1]), male);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            node.fault("age or sex: " + e.getMessage());
            return new Who(0, 100, 0.5);
        }
    }

    private static Set<Course> courses(YamlNode node) {
        Set<Course> courses = EnumSet.noneOf(Course.class);
        for (String letter : node.words("course")) {
            try {
                courses.add(Course.ofLetter(letter));
            } catch (IllegalArgumentException e) {
                node.fault(e.getMessage());
            }
        }
        return courses;
    }

    private Map<String, Double> frequencies(YamlNode node) {
        Map<String, Double> frequencies = new LinkedHashMap<>();
        settings.weights().forEach((word, weight) -> {
            for (String finding : known(node, word)) {
                if (frequencies.put(finding, weight) != null) {
                    node.fault("finding stands twice: " + finding);
                }
            }
        });
        if (frequencies.size() < FEWEST_FINDINGS) {
            node.fault("fewer than " + FEWEST_FINDINGS + " findings");
        }
        return frequencies;
    }

    private List<String> known(YamlNode node, String key) {
        List<String> words = node.words(key);
        words.stream()
                .filter(word -> !findings.containsKey(word))
                .forEach(word -> node.fault("no such finding: " + word));
        return words;
    }
}
