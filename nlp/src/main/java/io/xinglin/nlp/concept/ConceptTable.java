package io.xinglin.nlp.concept;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.coding.Tsv;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table of concepts by name and synonym; names are folded as notes are. Immutable.
 *
 * <p>Columns: id, Chinese name, English name, synonyms separated by {@code |}, codes separated by {@code ;}, each
 * {@code SYSTEM value}.
 */
final class ConceptTable {
    private final Map<String, Concept> byId = new LinkedHashMap<>();
    private final Map<String, Concept> byName = new HashMap<>();

    private ConceptTable() {}

    /** @throws IllegalStateException where two concepts share an id or a name */
    static ConceptTable read(String name) {
        ConceptTable table = new ConceptTable();
        for (String[] row : Tsv.resource(ConceptTable.class, name)) {
            Concept concept = new Concept(row[0], row[1], row[2], codes(row));
            if (table.byId.put(concept.id(), concept) != null) {
                throw new IllegalStateException(name + ": two concepts " + concept.id());
            }
            table.add(name, row[1], concept);
            if (!row[3].isEmpty()) {
                for (String synonym : row[3].split("\\|")) {
                    table.add(name, synonym, concept);
                }
            }
        }
        return table;
    }

    private void add(String table, String name, Concept concept) {
        Concept other = byName.put(key(name), concept);
        if (other != null && !other.equals(concept)) { // two spellings of one name, 噁 and 恶, may fold to the same
            throw new IllegalStateException(table + ": two concepts " + name);
        }
    }

    private static List<Code> codes(String[] row) {
        List<Code> codes = new ArrayList<>();
        if (!row[4].isEmpty()) {
            for (String code : row[4].split(";")) {
                String[] parts = code.split(" ");
                codes.add(new Code(system(parts[0]), parts[1], row[2], row[1]));
            }
        }
        return codes;
    }

    private static CodeSystem system(String name) {
        return switch (name) {
            case "SCT" -> CodeSystem.SNOMED_CT;
            case "LN" -> CodeSystem.LOINC;
            case "FMA" -> CodeSystem.FMA;
            case "ATC" -> CodeSystem.ATC;
            default -> throw new IllegalStateException("unknown code system " + name);
        };
    }

    /** A name as the tables keep it: folded, without blanks. */
    static String key(String words) {
        return FoldedText.of(words).folded().replace(" ", "");
    }

    /** @param key see {@link #key} */
    Optional<Concept> named(String key) {
        return Optional.ofNullable(byName.get(key));
    }

    Collection<Concept> concepts() {
        return byId.values();
    }
}
