package io.xinglin.core.drg;

import java.util.Objects;

/**
 * One change of the coding that would lead to another group, supported by the record.
 *
 * @param evidence the words of the record; {@code null} for operations, which are coded already
 * @param grouping the group it would lead to
 * @param weightChange {@code null} where one of the weights is unknown
 */
public record Suggestion(
        Action action, String code, String name, String evidence, Grouping grouping, Double weightChange) {
    /** What is to be done. */
    public enum Action {
        /** Documented, not coded: add the code. */
        CODE,
        /** Suspected in the record: ask the doctor. */
        QUERY,
        /** Another of the coded operations, put first, leads elsewhere: check which is the main one. */
        CHECK_MAIN_OPERATION
    }

    public Suggestion {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(grouping, "grouping");
    }
}
