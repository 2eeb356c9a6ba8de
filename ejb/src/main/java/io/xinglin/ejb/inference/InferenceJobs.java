package io.xinglin.ejb.inference;

import io.xinglin.core.job.JobDesk;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.job.JobSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Inference jobs as an administrator sees them. */
@ApplicationScoped
public class InferenceJobs implements JobSource {
    private EntityManager em;
    private InferenceLanes lanes;
    private JobWatch watch;
    private Clock clock;

    /** For the container's proxy. */
    protected InferenceJobs() {}

    @Inject
    public InferenceJobs(EntityManager em, InferenceLanes lanes, JobWatch watch, Clock clock) {
        this.em = em;
        this.lanes = lanes;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public JobDesk.Kind kind() {
        return JobDesk.Kind.INFERENCE;
    }

    @Override
    @Transactional
    public List<JobDesk.Job> jobs(JobDesk.State state, int limit) {
        return em.createQuery("select j from JobRow j where j.state = :state order by j.id desc", JobRow.class)
                .setParameter("state", state)
                .setMaxResults(limit)
                .getResultStream()
                .map(JobRow::view)
                .toList();
    }

    @Override
    @Transactional
    public void retry(long id) {
        JobRow job = em.find(JobRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (job == null) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no such job");
        }
        if (job.state() != JobDesk.State.DEAD) {
            throw new ProblemException(Problem.Category.CONFLICT, "the job is not dead");
        }
        job.retry(clock.instant());
        watch.changed(job.news());
        lanes.wake();
    }

    /** Gives up a job nobody has begun; returns whether it did. */
    @Transactional
    public boolean giveUp(DicomUid resultUid, String reason) {
        return em.createQuery("select j from JobRow j where j.resultUid = :uid", JobRow.class)
                .setParameter("uid", resultUid.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .filter(job -> job.state() == JobDesk.State.QUEUED)
                .map(job -> {
                    job.die(clock.instant(), new Problem(Problem.Category.CONFLICT, reason));
                    watch.changed(job.news());
                    return true;
                })
                .orElse(false);
    }
}
