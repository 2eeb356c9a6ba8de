package io.xinglin.ejb.job;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.job.JobDesk;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** All queues in one list. */
@ApplicationScoped
@Transactional
public class JobDeskService implements JobDesk {
    private Iterable<JobSource> sources;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected JobDeskService() {}

    @Inject
    public JobDeskService(@Any Instance<JobSource> sources, AuditTrail audit, Clock clock) {
        this((Iterable<JobSource>) sources, audit, clock);
    }

    JobDeskService(Iterable<JobSource> sources, AuditTrail audit, Clock clock) {
        this.sources = sources;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Job> jobs(State state, int limit) {
        return StreamSupport.stream(sources.spliterator(), false)
                .flatMap(source -> source.jobs(state, limit).stream())
                .sorted(Comparator.comparing(Job::nextAttemptAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void retry(String user, Kind kind, long id) {
        StreamSupport.stream(sources.spliterator(), false)
                .filter(source -> source.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no queue of kind " + kind))
                .retry(id);
        Instant now = clock.instant();
        audit.record(new AuditEntry(
                UUID.randomUUID().toString(), now, user, AuditEntry.Action.RETRY_JOB, kind + ":" + id, true, ""));
    }
}
