package io.xinglin.ejb.inference;

import io.xinglin.core.job.JobDesk;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.archive.StudyRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Jobs that wait for earlier studies, and the quiet ones they wait for. In the caller's transaction. */
@ApplicationScoped
public class HeldJobs {
    private EntityManager em;
    private InferenceLanes lanes;
    private Clock clock;

    /** For the container's proxy. */
    protected HeldJobs() {}

    @Inject
    public HeldJobs(EntityManager em, InferenceLanes lanes, Clock clock) {
        this.em = em;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Models that look at any of these studies. */
    @Transactional
    public Set<String> models(List<StudyRow> studies) {
        return studies.isEmpty()
                ? Set.of()
                : new HashSet<>(em.createQuery(
                                "select distinct j.modelId from JobRow j where j.study in :studies", String.class)
                        .setParameter("studies", studies)
                        .getResultList());
    }

    /** Whether a quiet job of this study has not ended yet. */
    @Transactional
    public boolean quietUnderWay(DicomUid study) {
        return em.createQuery(
                                "select count(j) from JobRow j where j.study.studyUid = :study and j.quiet = true"
                                        + " and j.state in (:queued, :running)",
                                Long.class)
                        .setParameter("study", study.value())
                        .setParameter("queued", JobDesk.State.QUEUED)
                        .setParameter("running", JobDesk.State.RUNNING)
                        .getSingleResult()
                > 0;
    }

    /** The study's jobs that nobody has tried yet wait no longer. */
    @Transactional
    public void release(StudyRow study) {
        em.createQuery("update JobRow j set j.nextAttemptAt = :now where j.study = :study and j.state = :queued"
                        + " and j.attempts = 0 and j.nextAttemptAt > :now")
                .setParameter("now", clock.instant())
                .setParameter("study", study)
                .setParameter("queued", JobDesk.State.QUEUED)
                .executeUpdate();
        lanes.wake();
    }
}
