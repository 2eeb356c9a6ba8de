package io.xinglin.ejb.statistics;

import io.xinglin.core.statistics.StatisticsDesk.Run;
import io.xinglin.core.statistics.StatisticsDesk.State;
import io.xinglin.ejb.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Runs and their parts in the database. */
@ApplicationScoped
public class RunTable {
    private static final int MOST_PARTS = 64;
    private static final int NOTES_A_PART = 2_000;
    private static final String RUN = "SELECT r.id, r.started_by, r.started_at, r.finished_at, r.state,"
            + " (SELECT COALESCE(SUM(p.done), 0) FROM statistics_part p WHERE p.run_id = r.id) AS done,"
            + " (SELECT COALESCE(SUM(p.notes), 0) FROM statistics_part p WHERE p.run_id = r.id) AS notes"
            + " FROM statistics_run r";

    private Sql sql;
    private Clock clock;

    /** For the container's proxy. */
    protected RunTable() {}

    @Inject
    public RunTable(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A new run over the notes that are there now, in parts of about the same size. */
    @Transactional
    public Run create(String user) {
        sql.update(
                "INSERT INTO statistics_run (started_by, started_at, state) VALUES (?, ?, ?)",
                user,
                clock.instant(),
                State.RUNNING.name());
        long run = latest().orElseThrow().id();
        long notes =
                sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM note").orElse(0L);
        long parts = Math.max(2, Math.min(MOST_PARTS, notes / NOTES_A_PART));
        sql.update(
                "INSERT INTO statistics_part (run_id, part, after_id, last_id, at_id, done, notes)"
                        + " SELECT CAST(? AS BIGINT), part, COALESCE(LAG(last_id) OVER (ORDER BY part), ''), last_id,"
                        + " COALESCE(LAG(last_id) OVER (ORDER BY part), ''), 0, notes FROM"
                        + " (SELECT part, MAX(id) AS last_id, COUNT(*) AS notes FROM"
                        + " (SELECT id, NTILE(" + parts + ") OVER (ORDER BY id) AS part FROM note) numbered"
                        + " GROUP BY part) ranges",
                run);
        return latest().orElseThrow();
    }

    public Optional<Run> latest() {
        return sql.first(RunTable::run, RUN + " ORDER BY r.id DESC FETCH FIRST 1 ROWS ONLY");
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getString("started_by"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "finished_at"),
                State.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getLong("notes"));
    }

    public void resumed(long run) {
        sql.update("UPDATE statistics_run SET state = ?, finished_at = NULL WHERE id = ?", State.RUNNING.name(), run);
    }

    /** The run is complete; then the rows of earlier ones go, which may take longer than a transaction may. */
    public void finish(long run) {
        sql.update(
                "UPDATE statistics_run SET state = ?, finished_at = ? WHERE id = ?",
                State.DONE.name(),
                clock.instant(),
                run);
        for (String table : List.of("statistics_place", "statistics_record", "statistics_part")) {
            sql.update("DELETE FROM " + table + " WHERE run_id < ?", run);
        }
    }

    /** A run that still counts as running has failed. */
    public void fail(long run) {
        sql.update(
                "UPDATE statistics_run SET state = ?, finished_at = ? WHERE id = ? AND state = ?",
                State.FAILED.name(),
                clock.instant(),
                run,
                State.RUNNING.name());
    }

    List<Part> parts(long run) {
        return sql.query(RunTable::part, "SELECT * FROM statistics_part WHERE run_id = ? ORDER BY part", run);
    }

    Part part(long run, int number) {
        return sql.first(RunTable::part, "SELECT * FROM statistics_part WHERE run_id = ? AND part = ?", run, number)
                .orElseThrow(() -> new IllegalStateException("run " + run + " has no part " + number));
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getLong("run_id"),
                row.getInt("part"),
                row.getString("at_id"),
                row.getString("last_id"),
                row.getLong("done"),
                row.getLong("notes"),
                row.getString("tally"));
    }

    void checkpoint(long run, int part, String at, int more, String tally) {
        sql.update(
                "UPDATE statistics_part SET at_id = ?, done = done + ?, tally = ? WHERE run_id = ? AND part = ?",
                at,
                more,
                tally,
                run,
                part);
    }
}
