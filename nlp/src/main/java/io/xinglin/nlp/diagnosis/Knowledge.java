package io.xinglin.nlp.diagnosis;

import java.util.List;
import java.util.Map;

/**
 * The knowledge base: diseases, the vocabulary of findings, alarms, measured values. Immutable.
 *
 * @param findings by name
 * @param macros groups of wordings that synonyms name in braces
 */
public record Knowledge(
        Settings settings,
        Map<String, FindingTerm> findings,
        Map<String, List<String>> macros,
        List<Disease> diseases,
        List<AlarmRule> alarms,
        List<Measure> measures,
        List<Pathway> pathways,
        Routing routing) {
    public Knowledge {
        findings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(findings));
        macros = Map.copyOf(macros);
        diseases = List.copyOf(diseases);
        alarms = List.copyOf(alarms);
        measures = List.copyOf(measures);
        pathways = List.copyOf(pathways);
    }

    /**
     * The knowledge shipped with the product; read anew with each call, so keep it.
     *
     * @throws InvalidKnowledge with every fault, where it breaks its schema
     */
    public static Knowledge load() {
        return KnowledgeReader.standard();
    }

    /** How many diseases there are. */
    public int size() {
        return diseases.size();
    }
}
