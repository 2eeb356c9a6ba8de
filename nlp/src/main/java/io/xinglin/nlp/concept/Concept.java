package io.xinglin.nlp.concept;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * A concept of a table.
 *
 * @param id stable: once published it keeps its meaning
 * @param standard codes of standard systems, best first; empty where none is certain
 */
record Concept(String id, String name, String english, List<Code> standard) {
    Concept {
        standard = List.copyOf(standard);
    }

    /** The standard codes, then the product's own. */
    List<Code> codes() {
        List<Code> codes = new ArrayList<>(standard);
        codes.addAll(ownCode());
        return codes;
    }

    /** The product's own code alone, where the standard ones say too much. */
    List<Code> ownCode() {
        return List.of(new Code(CodeSystem.XINGLIN, id, english, name));
    }
}
