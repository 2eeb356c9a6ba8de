package io.xinglin.core.drg;

import java.util.List;

/**
 * The group of a case and how it came about.
 *
 * @param mdc {@code MDCB}; {@code null} where no MDC took the case
 * @param adrg {@code BB1}, {@code BQY}, or {@code 0000}
 * @param drg {@code BB11}, {@code BQY} (operation unrelated to the principal diagnosis), or {@code 0000} (not groupable)
 * @param weight relative weight of the chosen city and year; {@code null} where its table has none
 * @param path the rules in the order in which they were met, in words
 * @param mcc other diagnoses that counted as major complication or comorbidity
 * @param cc other diagnoses that counted as complication or comorbidity
 * @param excluded MCC and CC that the principal diagnosis excludes
 * @param warnings what was wrong or changed in the case
 */
public record Grouping(
        String id,
        String mdc,
        String adrg,
        String drg,
        String name,
        Double weight,
        List<String> path,
        List<String> mcc,
        List<String> cc,
        List<String> excluded,
        List<String> warnings) {
    /** The group of cases that no rule takes. */
    public static final String UNGROUPABLE = "0000";

    public Grouping {
        path = List.copyOf(path);
        mcc = List.copyOf(mcc);
        cc = List.copyOf(cc);
        excluded = List.copyOf(excluded);
        warnings = List.copyOf(warnings);
    }

    public boolean grouped() {
        return !UNGROUPABLE.equals(drg);
    }

    /** Whether the main operation is unrelated to the principal diagnosis (QY). */
    public boolean unrelatedOperation() {
        return drg.endsWith("QY");
    }
}
