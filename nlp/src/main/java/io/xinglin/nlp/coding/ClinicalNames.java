package io.xinglin.nlp.coding;

import io.xinglin.nlp.coding.term.TermTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names diagnoses and operations are coded to: those of the clinical edition, of the insurance lists, and synonyms. */
public final class ClinicalNames {
    private static final String NO_CODE = "-";

    private ClinicalNames() {}

    /** Names of the Beijing clinical edition of ICD-10, in the order of the table, each with its insurance code or {@code null}. */
    public static Map<String, String> shipped() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String[] row : Tsv.resource(ClinicalNames.class, "clinical-names.tsv")) {
            names.put(row[0], row[1].equals(NO_CODE) ? null : row[1]);
        }
        return names;
    }

    /** All names of diagnoses, those of the clinical edition first. */
    public static TermTable diagnoses() {
        return table(shipped());
    }

    /** All names of diagnoses where of the clinical edition only these are known; for learning and measuring. */
    public static TermTable diagnoses(Collection<String> clinicalNames) {
        Map<String, String> codes = shipped();
        Map<String, String> known = new LinkedHashMap<>();
        clinicalNames.stream().sorted().forEach(name -> known.put(name, codes.get(name)));
        return table(known);
    }

    /** Every name of a diagnosis or an operation, each once. */
    public static Set<String> every() {
        Set<String> names = new LinkedHashSet<>();
        for (TermTable terms : List.of(diagnoses(), operations())) {
            for (int term = 0; term < terms.size(); term++) {
                names.add(terms.name(term));
            }
        }
        return names;
    }

    /** All names of operations. */
    public static TermTable operations() {
        return TermTable.of(Map.of(), InsuranceCodes.load().operations(), synonyms("operation-synonyms.tsv"));
    }

    private static TermTable table(Map<String, String> names) {
        return TermTable.of(names, InsuranceCodes.load().diagnoses(), synonyms("synonyms.tsv"));
    }

    private static Map<String, String> synonyms(String resource) {
        List<String[]> rows = Tsv.resource(ClinicalNames.class, resource);
        Map<String, String> synonyms = new HashMap<>(rows.size() * 2);
        rows.forEach(row -> synonyms.put(row[0], row[1]));
        return synonyms;
    }
}
