package io.xinglin.ejb.hl7;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;

/** A problem of a message that can name its place ({@code ERR-2}) and its code from table 0357 ({@code ERR-3}). */
final class Hl7Problem extends ProblemException {
    private final ErrorCode code;
    private final String segment;
    private final int field;

    private Hl7Problem(Problem.Category category, ErrorCode code, String segment, int field, String message) {
        super(category, message);
        this.code = code;
        this.segment = segment;
        this.field = field;
    }

    static Hl7Problem missing(String segment, int field) {
        return new Hl7Problem(
                Problem.Category.INVALID,
                ErrorCode.REQUIRED_FIELD_MISSING,
                segment,
                field,
                segment + "-" + field + " is missing");
    }

    static Hl7Problem missingSegment(String segment) {
        return new Hl7Problem(
                Problem.Category.INVALID, ErrorCode.SEGMENT_SEQUENCE, segment, 0, "segment " + segment + " is missing");
    }

    /** The value is not what the field's data type or table allows; the value itself is not repeated. */
    static Hl7Problem invalid(ErrorCode code, String segment, int field, String message) {
        return new Hl7Problem(Problem.Category.INVALID, code, segment, field, message);
    }

    static Hl7Problem unsupported(ErrorCode code, int mshField, String message) {
        return new Hl7Problem(Problem.Category.UNSUPPORTED, code, "MSH", mshField, message);
    }

    ErrorCode code() {
        return code;
    }

    String segment() {
        return segment;
    }

    /** 0 when the segment as a whole is meant. */
    int field() {
        return field;
    }
}
