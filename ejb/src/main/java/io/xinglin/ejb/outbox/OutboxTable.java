package io.xinglin.ejb.outbox;

import io.xinglin.core.job.JobDesk.State;
import io.xinglin.ejb.persistence.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code outbox} in SQL. */
final class OutboxTable {
    private static final int PROBLEM_LENGTH = 1000;

    private final Sql sql;

    OutboxTable(Sql sql) {
        this.sql = sql;
    }

    /** A waiting row. */
    record Waiting(Delivery delivery, int attempts, Instant createdAt, Instant nextAttemptAt) {}

    void insert(Delivery delivery, Instant now) {
        sql.update(
                "INSERT INTO outbox (destination, kind, subject_key, version, payload, priority, state, attempts,"
                        + " created_at, next_attempt_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
                delivery.destination(),
                delivery.kind(),
                delivery.subjectKey(),
                delivery.version(),
                delivery.payload(),
                Kinds.priority(delivery.kind()),
                State.QUEUED.name(),
                now,
                now);
    }

    /**
     * Rows that are due, the urgent kinds first, each subject's oldest only. The order names the whole index
     * {@code outbox_work}, so that H2 reads along it and a long queue is not sorted anew for each batch.
     */
    List<Waiting> due(String destination, Instant now, int limit) {
        return sql.query(
                OutboxTable::read,
                "SELECT * FROM outbox o WHERE destination = ? AND state = 'QUEUED' AND next_attempt_at <= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.destination = o.destination"
                        + " AND e.subject_key = o.subject_key AND e.state = 'QUEUED' AND e.id < o.id)"
                        + " ORDER BY destination, state, priority, id FETCH FIRST " + limit + " ROWS ONLY",
                destination,
                now);
    }

    /** When the next row that is not due becomes due. */
    Optional<Instant> nextDue(String destination) {
        return sql.query(
                        row -> Optional.ofNullable(Sql.instant(row, "next_due")),
                        "SELECT MIN(next_attempt_at) AS next_due FROM outbox WHERE destination = ? AND state = 'QUEUED'",
                        destination)
                .get(0);
    }

    void done(List<Long> ids, Instant now) {
        sql.batch(
                "UPDATE outbox SET state = 'DONE', done_at = ?, attempts = attempts + 1, last_problem = NULL WHERE id = ?",
                ids.stream().map(id -> new Object[] {now, id}).toList());
    }

    /**
     * Rows that will say the same as {@code first}: same subject, kind and version, by reference, committed before the
     * subject is loaded. One visit serves them all.
     */
    List<Long> sameAs(Delivery first) {
        if (!first.payload().isEmpty()) {
            return List.of(first.id());
        }
        return sql.query(
                row -> row.getLong("id"),
                "SELECT id FROM outbox WHERE destination = ? AND subject_key = ? AND state = 'QUEUED' AND kind = ?"
                        + " AND version = ? AND id >= ? AND payload = '' ORDER BY id",
                first.destination(),
                first.subjectKey(),
                first.kind(),
                first.version(),
                first.id());
    }

    /**
     * Whether this delivery is not worth sending any more: a newer version of the same subject is at the destination, or,
     * where both go by reference and would say the same, waits for it.
     */
    boolean superseded(Delivery delivery) {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM outbox WHERE destination = ? AND subject_key = ? AND kind = ? AND version > ?"
                                + " AND (state = 'DONE' OR (state = 'QUEUED' AND payload = '' AND ? = ''))"
                                + " FETCH FIRST 1 ROWS ONLY",
                        delivery.destination(),
                        delivery.subjectKey(),
                        delivery.kind(),
                        delivery.version(),
                        delivery.payload())
                .isPresent();
    }

    void failed(long id, int attempts, State state, Instant nextAttemptAt, String problem) {
        sql.update(
                "UPDATE outbox SET state = ?, attempts = ?, next_attempt_at = ?, last_problem = ? WHERE id = ?",
                state.name(),
                attempts,
                nextAttemptAt,
                problem.substring(0, Math.min(problem.length(), PROBLEM_LENGTH)),
                id);
    }

    private static Waiting read(ResultSet row) throws SQLException {
        return new Waiting(
                new Delivery(
                        row.getLong("id"),
                        row.getString("destination"),
                        row.getString("kind"),
                        row.getString("subject_key"),
                        row.getInt("version"),
                        row.getString("payload")),
                row.getInt("attempts"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "next_attempt_at"));
    }
}
