package io.xinglin.ejb.outbox;

import io.xinglin.core.job.JobDesk;
import io.xinglin.ejb.job.JobRows;
import io.xinglin.ejb.job.JobSource;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.queue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** The outbox as people see it: a row is named by its kind and destination. */
@ApplicationScoped
public class OutboxJobs implements JobSource {
    private Sql sql;
    private JobRows rows;
    private WorkQueue queue;
    private Clock clock;

    /** For the container's proxy. */
    protected OutboxJobs() {}

    @Inject
    public OutboxJobs(Sql sql, WorkQueue queue, Clock clock) {
        this.sql = sql;
        this.rows = new JobRows(sql, "outbox", "kind || ' -> ' || destination", JobDesk.Kind.DELIVERY);
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public JobDesk.Kind kind() {
        return JobDesk.Kind.DELIVERY;
    }

    @Override
    public List<JobDesk.Job> jobs(JobDesk.State state, int limit) {
        return rows.in(state, limit);
    }

    @Override
    public void retry(long id) {
        rows.revive(id, clock.instant());
        sql.query(row -> row.getString(1), "SELECT destination FROM outbox WHERE id = ?", id)
                .forEach(destination -> queue.wake(OutboxDesk.LANE + destination));
    }
}
