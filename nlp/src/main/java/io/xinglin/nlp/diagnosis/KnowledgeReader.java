package io.xinglin.nlp.diagnosis;

import io.xinglin.nlp.coding.CodeList;
import io.xinglin.nlp.coding.InsuranceCodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a knowledge base and holds it against its schema; goes on after a fault so that all are told at once. */
final class KnowledgeReader {
    private final KnowledgeFiles files;
    private final CodeList codes;
    private final List<String> faults = new ArrayList<>();

    private KnowledgeReader(KnowledgeFiles files, CodeList codes) {
        this.files = files;
        this.codes = codes;
    }

    static Knowledge standard() {
        return read("/knowledge");
    }

    /**
     * The knowledge base in a folder of the class path.
     *
     * @throws InvalidKnowledge with every fault
     */
    static Knowledge read(String folder) {
        return new KnowledgeReader(
                        new KnowledgeFiles(folder), InsuranceCodes.load().diagnoses())
                .read();
    }

    private Knowledge read() {
        YamlNode root = new YamlNode("knowledge.yaml", files.yaml("knowledge.yaml"), faults);
        Settings settings = new Settings(
                root.numbers("weights"),
                root.numbers("priors"),
                root.numbers("backgrounds"),
                root.numbers("reported"),
                root.number("prior power"),
                root.number("evidence power"),
                root.number("words power"),
                root.number("calibration"));
        Map<String, List<String>> macros = new LinkedHashMap<>();
        YamlNode written = root.node("wordings");
        written.keys().forEach(key -> macros.put(key, written.words(key)));
        Map<String, FindingTerm> findings = new VocabularyReader(files, settings, faults).read(root);
        DiseaseReader reader = new DiseaseReader(settings, findings, codes, faults);
        List<Disease> diseases = new ArrayList<>();
        for (String name : root.words("diseases")) {
            diseases.addAll(reader.read("diseases/" + name, files.yaml("diseases/" + name)));
        }
        reader.differentialsExist(diseases);
        List<AlarmRule> alarms = alarms(findings);
        List<Measure> measures = measures(findings);
        List<Pathway> pathways =
                new PathwayReader(findings).read(new YamlNode("pathways.yaml", files.yaml("pathways.yaml"), faults));
        Routing routing =
                RoutingReader.read(new YamlNode("departments.yaml", files.yaml("departments.yaml"), faults), findings);
        if (!faults.isEmpty()) {
            throw new InvalidKnowledge(faults);
        }
        return new Knowledge(settings, findings, macros, diseases, alarms, measures, pathways, routing);
    }

    private List<AlarmRule> alarms(Map<String, FindingTerm> findings) {
        YamlNode root = new YamlNode("alarms.yaml", files.yaml("alarms.yaml"), faults);
        List<AlarmRule> alarms = new ArrayList<>();
        for (YamlNode rule : root.nodes("alarms")) {
            AlarmRule alarm = new AlarmRule(rule.text("say"), rule.words("all"), rule.words("any"));
            for (List<String> names : List.of(alarm.all(), alarm.any())) {
                names.stream()
                        .filter(name -> !findings.containsKey(name))
                        .forEach(name -> faults.add("alarms.yaml: no finding " + name));
            }
            if (alarm.all().isEmpty() && alarm.any().isEmpty()) {
                faults.add("alarms.yaml: no finding calls for: " + alarm.say());
            }
            alarms.add(alarm);
        }
        return alarms;
    }

    private List<Measure> measures(Map<String, FindingTerm> findings) {
        List<Measure> measures = new ArrayList<>();
        for (String[] row : files.table("measures.tsv")) {
            if (row.length != 4 || !findings.containsKey(row[0])) {
                faults.add("measures.tsv: " + row[0] + ": four cells and a known finding are needed");
                continue;
            }
            measures.add(
                    new Measure(row[0], Measure.pattern(row[1]), row[2].equals("above"), Double.parseDouble(row[3])));
        }
        return measures;
    }
}
