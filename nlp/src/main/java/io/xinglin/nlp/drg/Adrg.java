package io.xinglin.nlp.drg;

import java.util.EnumMap;
import java.util.Map;

/**
 * An adjacent group: what is treated and how, before complications are counted.
 *
 * @param order the ADRGs of an MDC are tried by this number; those of the same number must not overlap
 * @param groups its groups by severity
 */
record Adrg(
        String code,
        String mdc,
        int order,
        Kind kind,
        String name,
        String ruleText,
        Rule rule,
        Map<Severity, Drg> groups) {
    /** Second letter of the code: A-J, K-Q, R-Z. */
    enum Kind {
        SURGICAL,
        PROCEDURE,
        MEDICAL
    }

    /** Last character of a group's code. */
    enum Severity {
        MCC,
        CC,
        NONE,
        ANY
    }

    /** The final group. */
    record Drg(String code, String name) {}

    Adrg {
        groups = groups.isEmpty() ? Map.of() : new EnumMap<>(groups);
    }

    /**
     * The group for what was counted. An MCC counts as a CC where the ADRG has no group for MCC; a CC counts for nothing
     * where it has none for CC.
     *
     * @return {@code null} where the rule set gives the ADRG no fitting group
     */
    Drg group(boolean mcc, boolean cc) {
        Drg any = groups.get(Severity.ANY);
        if (any != null) {
            return any;
        }
        if (mcc && groups.containsKey(Severity.MCC)) {
            return groups.get(Severity.MCC);
        }
        if ((mcc || cc) && groups.containsKey(Severity.CC)) {
            return groups.get(Severity.CC);
        }
        return groups.get(Severity.NONE);
    }
}
