package io.xinglin.nlp.drg;

import java.util.List;

/**
 * A major diagnostic category.
 *
 * @param letter {@code B}
 * @param diagnoses its table of principal diagnoses
 * @param goesOn whether the next MDC is tried where none of the ADRGs takes the case
 * @param unrelated whether it has a QY group: a valid main operation that none of its groups names
 * @param adrgs in the order in which they are tried
 */
record Mdc(
        String letter,
        int order,
        String name,
        Rule entry,
        CodeSet diagnoses,
        boolean goesOn,
        boolean unrelated,
        List<Adrg> adrgs) {
    Mdc {
        adrgs = List.copyOf(adrgs);
    }

    /** {@code MDCB}. */
    String code() {
        return "MDC" + letter;
    }

    /** {@code BQY}. */
    String unrelatedGroup() {
        return letter + "QY";
    }
}
