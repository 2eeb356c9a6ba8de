package io.xinglin.nlp.concept;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.coding.Tsv;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Operations and other treatments to the insurance list (医疗保障手术操作分类与编码 2.0) by its own names and by a table of clinical
 * names, as written or without side and urgency. A name that says less than the list asks for (胃癌根治术) has no code.
 * Immutable.
 */
final class InsuranceOperations {
    private static final NameForms FORMS = NameForms.of("^(?:急诊|择期|再次|行)(?=..)", "^(?:左侧|右侧|左|右)(?=..)", "(?:治疗|手术)$");

    private final Map<String, Code> byName = new HashMap<>();

    private InsuranceOperations() {
        InsuranceCodes codes = InsuranceCodes.load();
        for (String[] row : Tsv.resource(InsuranceOperations.class, "procedure.tsv")) {
            Code code = codes.find(CodeSystem.ICD_9_CM_3_CHS, row[0])
                    .orElseThrow(() -> new IllegalStateException("procedure.tsv: no insurance code " + row[0]));
            for (String name : row[1].split("\\|")) {
                if (byName.put(ConceptTable.key(name), code) != null) {
                    throw new IllegalStateException("procedure.tsv: two codes of " + name);
                }
            }
        }
        for (Code code : codes.under(CodeSystem.ICD_9_CM_3_CHS, "")) {
            byName.putIfAbsent(ConceptTable.key(code.zh()), code);
        }
    }

    /** The list shipped with the product, read at the first use. */
    static InsuranceOperations shipped() {
        return Shipped.OPERATIONS;
    }

    /** The code of a written operation where it is certain; empty where it is not. */
    List<Code> codes(String operation) {
        for (String form : FORMS.of(ConceptTable.key(operation))) {
            for (String name : List.of(form, form + "术")) {
                Code code = byName.get(name);
                if (code != null) {
                    return List.of(code);
                }
            }
        }
        return List.of();
    }

    private static final class Shipped {
        static final InsuranceOperations OPERATIONS = new InsuranceOperations();
    }
}
