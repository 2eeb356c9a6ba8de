package io.xinglin.ejb.inference;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.job.JobDesk;
import io.xinglin.core.problem.Problem;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.queue.BackOff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The job table: claimed, failed, tried again. Each method is one transaction. */
@ApplicationScoped
public class JobQueue {
    /** What is taken up when its time has come. */
    private static final List<JobDesk.State> DUE = List.of(JobDesk.State.QUEUED, JobDesk.State.WAITING);

    private EntityManager em;
    private AuditTrail audit;
    private JobWatch watch;
    private Priors priors;
    private BackOff backOff;
    private Clock clock;

    /** For the container's proxy. */
    protected JobQueue() {}

    @Inject
    public JobQueue(
            EntityManager em, AuditTrail audit, JobWatch watch, Priors priors, XinglinConfig config, Clock clock) {
        this.em = em;
        this.audit = audit;
        this.watch = watch;
        this.priors = priors;
        this.backOff = BackOff.of(config.jobs());
        this.clock = clock;
    }

    /**
     * What a lane needs of the job it claimed.
     *
     * @param attempt 1 for the first
     */
    public record Claim(long jobId, int attempt) {}

    /**
     * Takes the most urgent job that is due. A lane runs one job at a time, so jobs it is said to be running already are
     * left over from a process that died: they count an attempt and go back, or give up.
     */
    @Transactional
    public Optional<Claim> claim(String lane, List<String> allLanes) {
        for (JobRow left : leftOver(lane, allLanes)) {
            settle(left, new Problem(Problem.Category.FAULT, "the server stopped while the job ran"));
        }
        em.flush();
        return em.createQuery(
                        "select j.id from JobRow j where j.state in :due and j.nextAttemptAt <= :now"
                                + " order by j.urgency, j.id",
                        Long.class)
                .setParameter("due", DUE)
                .setParameter("now", clock.instant())
                .setMaxResults(allLanes.size() + 1)
                .getResultStream()
                .filter(id -> take(id, lane))
                .findFirst()
                .map(this::begun);
    }

    private Claim begun(long id) {
        JobRow job = em.find(JobRow.class, id);
        tell(job);
        return new Claim(id, job.attempts());
    }

    private List<JobRow> leftOver(String lane, List<String> allLanes) {
        return em.createQuery(
                        "select j from JobRow j where j.state = :running"
                                + " and (j.claimedBy = :lane or j.claimedBy not in :lanes)",
                        JobRow.class)
                .setParameter("running", JobDesk.State.RUNNING)
                .setParameter("lane", lane)
                .setParameter("lanes", allLanes)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private boolean take(long id, String lane) {
        return take(id, lane, JobDesk.State.QUEUED, 1) || take(id, lane, JobDesk.State.WAITING, 0);
    }

    /** @param attempts how many this counts: waiting and looking again is one attempt */
    private boolean take(long id, String lane, JobDesk.State from, int attempts) {
        return em.createQuery(
                                "update JobRow j set j.state = :running, j.claimedBy = :lane, j.attempts = j.attempts + :more"
                                        + " where j.id = :id and j.state = :from")
                        .setParameter("running", JobDesk.State.RUNNING)
                        .setParameter("lane", lane)
                        .setParameter("more", attempts)
                        .setParameter("id", id)
                        .setParameter("from", from)
                        .executeUpdate()
                > 0;
    }

    /** The lane's job failed. */
    @Transactional
    public void failed(String lane, long jobId, Problem problem) {
        JobRow job = em.find(JobRow.class, jobId, LockModeType.PESSIMISTIC_WRITE);
        if (job.isHeldBy(lane)) {
            settle(job, problem);
        }
    }

    private void settle(JobRow job, Problem problem) {
        Instant now = clock.instant();
        if (backOff.exhausted(job.attempts(), problem)) {
            job.die(now, problem);
            audit.record(new AuditEntry(
                    "run-" + job.resultUid() + "-" + now.toEpochMilli(),
                    now,
                    job.modelId(),
                    AuditEntry.Action.RUN_MODEL,
                    "ImagingStudy:" + job.study().studyUid(),
                    false,
                    problem.message()));
            if (job.quiet()) {
                priors.ended(job.study());
            }
        } else {
            job.queueAgain(now.plus(backOff.after(job.attempts())), problem);
        }
        tell(job);
    }

    private void tell(JobRow job) {
        if (!job.quiet()) {
            watch.changed(job.news());
        }
    }

    /** When the next job becomes due. */
    @Transactional
    public Optional<Instant> nextDue() {
        return Optional.ofNullable(
                em.createQuery("select min(j.nextAttemptAt) from JobRow j where j.state in :due", Instant.class)
                        .setParameter("due", DUE)
                        .getSingleResult());
    }
}
