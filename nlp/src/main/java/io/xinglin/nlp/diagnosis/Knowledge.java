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
        List<Measure> measures) {
    public Knowledge {
        findings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(findings));
        macros = Map.copyOf(macros);
        diseases = List.copyOf(diseases);
        alarms = List.copyOf(alarms);
        measures = List.copyOf(measures);
    }

    private static final class Shared {
        static final Knowledge STANDARD = KnowledgeReader.standard();
    }

    /** The knowledge shipped with the product, read once and shared. */
    public static Knowledge standard() {
        return Shared.STANDARD;
    }

    /** How many diseases there are. */
    public int size() {
        return diseases.size();
    }
}
