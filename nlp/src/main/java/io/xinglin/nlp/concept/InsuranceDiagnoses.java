package io.xinglin.nlp.concept;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.coding.Tsv;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Diagnoses to the insurance list by its own names and by a table of clinical names, as written or with side, grade, stage
 * and course left out; at most one code. Immutable.
 */
public final class InsuranceDiagnoses {
    private static final String SIDE = "^(?:左侧|右侧|双侧|左|右|双)(?=..)";
    private static final String GRADE = "(?:\\([^()]{0,12}\\)|[ⅰⅱⅲⅳ1-4i-v]{1,3}[级期度型]|极?[高中低]危组?)$";
    private static final String COURSE = "^(?:急性|慢性|亚急性|反复|复发性|轻度|中度|重度|轻症|重症)(?=..)";
    private static final String DOUBT = "(?:可能|待排|待查|\\?)$";

    private static final NameForms FORMS = NameForms.of(DOUBT, SIDE, GRADE, COURSE);

    private final Map<String, Code> byName = new HashMap<>();

    private InsuranceDiagnoses() {
        InsuranceCodes codes = InsuranceCodes.load();
        for (String[] row : Tsv.resource(InsuranceDiagnoses.class, "disease.tsv")) {
            Code code = codes.find(CodeSystem.ICD_10_CHS, row[0])
                    .orElseThrow(() -> new IllegalStateException("disease.tsv: no insurance code " + row[0]));
            for (String name : row[1].split("\\|")) {
                if (byName.put(ConceptTable.key(name), code) != null) {
                    throw new IllegalStateException("disease.tsv: two codes of " + name);
                }
            }
        }
        for (Code code : codes.under(CodeSystem.ICD_10_CHS, "")) {
            byName.putIfAbsent(ConceptTable.key(code.zh()), code);
        }
    }

    /** The list shipped with the product, read at the first use. */
    public static InsuranceDiagnoses shipped() {
        return Shipped.DIAGNOSES;
    }

    /** The code of a written diagnosis where it is certain; empty where it is not. */
    public List<Code> codes(String diagnosis) {
        for (String form : FORMS.of(ConceptTable.key(diagnosis))) {
            for (String name : List.of(form, form + "症", form + "病")) {
                Code code = byName.get(name);
                if (code != null) {
                    return List.of(code);
                }
            }
        }
        return List.of();
    }

    private static final class Shipped {
        static final InsuranceDiagnoses DIAGNOSES = new InsuranceDiagnoses();
    }
}
