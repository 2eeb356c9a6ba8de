package io.xinglin.core.audit;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Who did what to which record (FHIR AuditEvent, IHE BALP).
 *
 * @param id stable, so that a repeated delivery is the same event
 * @param actor user name, or the sending system
 * @param entity reference of the record, e.g. {@code DiagnosticReport:<id>}; never a name
 */
public record AuditEntry(
        String id, Instant at, String actor, Action action, String entity, boolean success, String detail) {
    public AuditEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(entity, "entity");
        detail = Objects.requireNonNullElse(detail, "");
    }

    /** Something that was done, under an identifier of its own. */
    public static AuditEntry of(Instant at, String actor, Action action, String entity, String detail) {
        return new AuditEntry(UUID.randomUUID().toString(), at, actor, action, entity, true, detail);
    }

    /** Closed set of audited actions. */
    public enum Action {
        LOGIN,
        RECEIVE_MESSAGE,
        RECEIVE_STUDY,
        MATCH_STUDY,
        RUN_MODEL,
        REVIEW_MODEL,
        OPEN_REPORT,
        AMEND_REPORT,
        SIGN_REPORT,
        CHANGE_WORKITEM,
        SEND,
        RETRY_JOB,
        SUBMIT_NOTE,
        READ_NOTE,
        CORRECT_NOTE,
        EXPORT_CORRECTIONS,
        READ_CASE,
        CODE_CASE,
        CLOSE_CASE
    }
}
