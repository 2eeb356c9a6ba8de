package io.xinglin.core.drg;

import java.util.List;
import java.util.Optional;

/** Port: puts a case into its group. Every case gets an answer; nothing is thrown. Safe for use by many threads. */
public interface DrgGrouper {
    Grouping group(InpatientCase given);

    /** The DIP group; empty where the principal diagnosis is missing or unknown. */
    Optional<DipGroup> dip(InpatientCase given);

    /**
     * Changes that lead to another group, in the order documented, operations last. Nothing that is not documented is
     * suggested, and the principal diagnosis is never touched.
     */
    List<Suggestion> whatIf(InpatientCase given, List<Documented> documented);

    /** The rule set in use, e.g. {@code chs-drg-1.1}. */
    String ruleset();

    /** City and year of the weights in use, e.g. {@code harbin-2024}; empty where none are. */
    String weights();

    /** The same with paths and warnings in English; names of codes and groups stay Chinese. */
    default DrgGrouper english() {
        return this;
    }
}
