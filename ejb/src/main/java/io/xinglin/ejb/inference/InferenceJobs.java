package io.xinglin.ejb.inference;

import io.xinglin.core.job.JobDesk;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
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
    private Clock clock;

    /** For the container's proxy. */
    protected InferenceJobs() {}

    @Inject
    public InferenceJobs(EntityManager em, InferenceLanes lanes, Clock clock) {
        this.em = em;
        this.lanes = lanes;
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
        lanes.wake();
    }
}
