package io.xinglin.core.problem;

import java.util.Objects;

/**
 * What went wrong, in words that are safe to show and to log.
 *
 * @param category one of the closed set; an edge maps it to HTTP status + OperationOutcome, HL7 ACK code + ERR, or
 *     DIMSE status
 * @param message safe message: never carries patient data or a message body
 */
public record Problem(Category category, String message) {
    public Problem {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(message, "message");
    }

    /** The closed set of categories. */
    public enum Category {
        /** The input breaks its standard or its schema; sending it again changes nothing. */
        INVALID,
        /** Well-formed, but this product does not handle it (message type, SOP class, transfer syntax). */
        UNSUPPORTED,
        /** No such patient, order, study, result or model. */
        NOT_FOUND,
        /** Contradicts what is already stored (patient mismatch, stale version, already signed). */
        CONFLICT,
        /** The caller may not do this. */
        FORBIDDEN,
        /** Larger than the configured limit. */
        TOO_LARGE,
        /** Out of capacity for now; the same request may succeed later. */
        BUSY,
        /** The storage watermark is reached; refused before space runs out. */
        STORAGE_FULL,
        /** A system this one depends on does not answer. */
        UNAVAILABLE,
        /** A fault of this product. */
        FAULT;

        /** Whether the same request may succeed later without being changed. */
        public boolean isTransient() {
            return this == BUSY || this == STORAGE_FULL || this == UNAVAILABLE || this == FAULT;
        }
    }
}
