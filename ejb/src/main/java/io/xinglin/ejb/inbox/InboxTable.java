package io.xinglin.ejb.inbox;

import io.xinglin.core.job.JobDesk.State;
import io.xinglin.core.message.InboundMessage;
import io.xinglin.ejb.persistence.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code inbox} in SQL. */
final class InboxTable {
    /** Longer bodies go into the large column, which costs an extra write on H2. */
    private static final int SHORT = 60_000;

    private static final int PROBLEM_LENGTH = 1000;

    private final Sql sql;

    InboxTable(Sql sql) {
        this.sql = sql;
    }

    /** A message that waits to be handled. */
    record Waiting(long id, InboundMessage message, int attempts) {}

    /** A message that has just come. */
    record Arrival(InboundMessage message, String sha256, Instant at) {}

    /** Where a patient's messages are held back: by the failed message of this id, until then. */
    record Hold(long id, Instant until) {}

    /** Inserts all of them in one commit, or none. */
    void insert(List<Arrival> arrivals) {
        sql.batch(
                "INSERT INTO inbox (channel, sender, control_id, type, charset, body, long_body, body_sha256,"
                        + " received_at, state, attempts, next_attempt_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED', 0, ?)",
                arrivals.stream().map(InboxTable::row).toList());
    }

    private static Object[] row(Arrival arrival) {
        InboundMessage message = arrival.message();
        boolean isShort = message.body().length() <= SHORT;
        return new Object[] {
            message.channel(),
            message.sender(),
            message.controlId(),
            message.type(),
            message.charset(),
            isShort ? message.body() : null,
            isShort ? null : message.body(),
            arrival.sha256(),
            arrival.at(),
            arrival.at()
        };
    }

    Optional<String> sha256(InboundMessage message) {
        return sql.first(
                row -> row.getString("body_sha256"),
                "SELECT body_sha256 FROM inbox WHERE channel = ? AND sender = ? AND control_id = ?",
                message.channel(),
                message.sender(),
                message.controlId());
    }

    List<Waiting> due(Instant now, int limit) {
        return sql.query(
                InboxTable::read,
                "SELECT * FROM inbox WHERE state = 'QUEUED' AND next_attempt_at <= ? ORDER BY id FETCH FIRST " + limit
                        + " ROWS ONLY",
                now);
    }

    Optional<Instant> nextDue() {
        return sql.query(
                        row -> Optional.ofNullable(Sql.instant(row, "next_due")),
                        "SELECT MIN(next_attempt_at) AS next_due FROM inbox WHERE state = 'QUEUED'")
                .get(0);
    }

    /** Whether any message failed and is still tried: only then patients have to be looked at. */
    boolean anyHeld() {
        return sql.first(row -> true, "SELECT 1 FROM inbox WHERE state = 'QUEUED' AND patient_key IS NOT NULL LIMIT 1")
                .isPresent();
    }

    Optional<Hold> holdOf(String patientKey, long id) {
        return sql.first(
                row -> new Hold(row.getLong("id"), Sql.instant(row, "next_attempt_at")),
                "SELECT id, next_attempt_at FROM inbox WHERE state = 'QUEUED' AND patient_key = ? AND id < ?"
                        + " ORDER BY id FETCH FIRST 1 ROWS ONLY",
                patientKey,
                id);
    }

    void hold(long id, String patientKey, Instant until) {
        sql.update("UPDATE inbox SET patient_key = ?, next_attempt_at = ? WHERE id = ?", patientKey, until, id);
    }

    void done(long id) {
        sql.update("UPDATE inbox SET state = 'DONE', attempts = attempts + 1, last_problem = NULL WHERE id = ?", id);
    }

    void failed(long id, String patientKey, int attempts, State state, Instant next, String problem) {
        sql.update(
                "UPDATE inbox SET state = ?, patient_key = ?, attempts = ?, next_attempt_at = ?, last_problem = ?"
                        + " WHERE id = ?",
                state.name(),
                patientKey,
                attempts,
                next,
                problem.substring(0, Math.min(problem.length(), PROBLEM_LENGTH)),
                id);
    }

    private static Waiting read(ResultSet row) throws SQLException {
        String body = row.getString("body");
        return new Waiting(
                row.getLong("id"),
                new InboundMessage(
                        row.getString("channel"),
                        row.getString("sender"),
                        row.getString("control_id"),
                        row.getString("type"),
                        row.getString("charset"),
                        body == null ? row.getString("long_body") : body),
                row.getInt("attempts"));
    }
}
