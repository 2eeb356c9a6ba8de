package io.xinglin.ejb.job;

import io.xinglin.core.job.JobDesk;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.persistence.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The jobs of a table with the columns {@code id, state, attempts, next_attempt_at, last_problem}.
 *
 * @param table its name
 * @param subject SQL expression for the safe words that name a row
 */
public record JobRows(Sql sql, String table, String subject, JobDesk.Kind kind) {
    public List<JobDesk.Job> in(JobDesk.State state, int limit) {
        return sql.query(
                row -> new JobDesk.Job(
                        kind,
                        row.getLong("id"),
                        row.getString("subject"),
                        state,
                        row.getInt("attempts"),
                        Sql.instant(row, "next_attempt_at"),
                        Objects.requireNonNullElse(row.getString("last_problem"), "")),
                "SELECT id, " + subject + " AS subject, attempts, next_attempt_at, last_problem FROM " + table
                        + " WHERE state = ? ORDER BY id DESC FETCH FIRST " + limit + " ROWS ONLY",
                state.name());
    }

    /** DEAD becomes QUEUED, due now, with its attempts reset. */
    public void revive(long id, Instant now) {
        int revived = sql.update(
                "UPDATE " + table + " SET state = 'QUEUED', attempts = 0, next_attempt_at = ? WHERE id = ?"
                        + " AND state = 'DEAD'",
                now,
                id);
        if (revived == 0) {
            boolean known = sql.first(row -> true, "SELECT 1 FROM " + table + " WHERE id = ?", id)
                    .isPresent();
            throw known
                    ? new ProblemException(Problem.Category.CONFLICT, "the job is not dead")
                    : new ProblemException(Problem.Category.NOT_FOUND, "no such job");
        }
    }
}
