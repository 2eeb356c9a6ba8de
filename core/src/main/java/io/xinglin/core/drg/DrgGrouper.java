package io.xinglin.core.drg;

/** Port: puts a case into its group. Every case gets an answer; nothing is thrown. Safe for use by many threads. */
public interface DrgGrouper {
    Grouping group(InpatientCase given);

    /** The rule set in use, e.g. {@code chs-drg-1.1}. */
    String ruleset();
}
