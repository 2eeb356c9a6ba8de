package io.xinglin.ejb.inbox;

import io.xinglin.core.job.JobDesk;
import io.xinglin.ejb.job.JobRows;
import io.xinglin.ejb.job.JobSource;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.queue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** The inbox as people see it. */
@ApplicationScoped
public class InboxJobs implements JobSource {
    private JobRows rows;
    private WorkQueue queue;
    private Clock clock;

    /** For the container's proxy. */
    protected InboxJobs() {}

    @Inject
    public InboxJobs(Sql sql, WorkQueue queue, Clock clock) {
        this.rows = new JobRows(sql, "inbox", "type", JobDesk.Kind.INBOX);
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public JobDesk.Kind kind() {
        return JobDesk.Kind.INBOX;
    }

    @Override
    public List<JobDesk.Job> jobs(JobDesk.State state, int limit) {
        return rows.in(state, limit);
    }

    @Override
    public void retry(long id) {
        rows.revive(id, clock.instant());
        queue.wake(InboxLane.LANE);
    }
}
