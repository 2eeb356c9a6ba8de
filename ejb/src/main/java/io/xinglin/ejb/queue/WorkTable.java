package io.xinglin.ejb.queue;

import io.xinglin.ejb.persistence.Sql;
import java.time.Instant;

/**
 * db-scheduler's table, written to in the caller's transaction.
 *
 * <p>The library's own client inserts and looks at the error afterwards, which spoils a PostgreSQL transaction, and
 * cannot ask a running execution to run once more. Both are needed here, so these statements keep to the library's
 * contract: an execution is changed only under its {@code version}, or while it is not picked.
 */
final class WorkTable {
    private static final String KEY = " WHERE task_name = ? AND task_instance = ?";

    private final Sql sql;
    private final String insert;

    WorkTable(Sql sql) {
        this.sql = sql;
        this.insert = "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked,"
                + " consecutive_failures, version) VALUES (?, ?, ?, FALSE, 0, 1)"
                + (sql.postgres() ? " ON CONFLICT DO NOTHING" : "");
    }

    /** Asks for a run at {@code at} or earlier; a run under way is followed by another. */
    void schedule(String type, String instance, Instant at) {
        if (hasten(type, instance, at) || exists(type, instance)) {
            return;
        }
        if (!inserted(type, instance, at)) {
            hasten(type, instance, at);
        }
    }

    private boolean hasten(String type, String instance, Instant at) {
        return sql.update(
                                "UPDATE scheduled_tasks SET execution_time = ?, version = version + 1" + KEY
                                        + " AND picked = FALSE AND execution_time > ?",
                                at,
                                type,
                                instance,
                                at)
                        > 0
                || sql.update(
                                "UPDATE scheduled_tasks SET again_at = ?" + KEY
                                        + " AND (again_at IS NULL OR again_at > ?)",
                                at,
                                type,
                                instance,
                                at)
                        > 0;
    }

    private boolean exists(String type, String instance) {
        return sql.first(row -> true, "SELECT 1 FROM scheduled_tasks" + KEY, type, instance)
                .isPresent();
    }

    private boolean inserted(String type, String instance, Instant at) {
        try {
            return sql.update(insert, type, instance, at) > 0;
        } catch (Sql.Failed e) {
            if (e.duplicate()) {
                return false;
            }
            throw e;
        }
    }

    /** Ends a picked execution for good, unless a further run was asked for meanwhile. */
    void finish(String type, String instance, long version, Instant now) {
        int removed = sql.update(
                "DELETE FROM scheduled_tasks" + KEY + " AND version = ? AND again_at IS NULL", type, instance, version);
        if (removed == 0) {
            release(type, instance, version, now.plusSeconds(3600), 0);
        }
    }

    /** Ends a picked execution and lets it run again at {@code at}, or earlier when that was asked for meanwhile. */
    void release(String type, String instance, long version, Instant at, int failures) {
        sql.update(
                "UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL,"
                        + " execution_time = CASE WHEN again_at < ? THEN again_at ELSE ? END, again_at = NULL,"
                        + " consecutive_failures = ?, version = version + 1" + KEY + " AND version = ?",
                at,
                at,
                failures,
                type,
                instance,
                version);
    }
}
