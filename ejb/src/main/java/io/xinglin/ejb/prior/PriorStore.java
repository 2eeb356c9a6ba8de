package io.xinglin.ejb.prior;

import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.archive.StudyRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tables of searches and of what they chose, in the caller's transaction. */
@ApplicationScoped
public class PriorStore {
    private static final int BATCH = 20;

    private EntityManager em;

    /** For the container's proxy. */
    protected PriorStore() {}

    @Inject
    public PriorStore(EntityManager em) {
        this.em = em;
    }

    @Transactional
    Optional<PriorSearchRow> search(StudyRow study) {
        return em.createQuery("select p from PriorSearchRow p where p.study = :study", PriorSearchRow.class)
                .setParameter("study", study)
                .getResultStream()
                .findFirst();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    PriorSearchRow lock(long id) {
        return em.find(PriorSearchRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(Object row) {
        em.persist(row);
        em.flush();
    }

    /** A repeated job keeps the same result. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(PriorResultRow row) {
        em.merge(row);
    }

    /** Wherever a study was chosen as an earlier one. */
    @Transactional
    List<PriorStudyRow> chosen(DicomUid study) {
        return em.createQuery(
                        "select c from PriorStudyRow c join fetch c.search p join fetch p.study where c.studyUid = :uid"
                                + " order by c.id",
                        PriorStudyRow.class)
                .setParameter("uid", study.value())
                .getResultList();
    }

    @Transactional
    List<PriorStudyRow> of(PriorSearchRow search) {
        return em.createQuery(
                        "select c from PriorStudyRow c where c.search = :search order by c.id", PriorStudyRow.class)
                .setParameter("search", search)
                .getResultList();
    }

    /** Searches to be made now, and those whose study waits no longer. */
    @Transactional
    List<Long> due(Instant now) {
        return em.createQuery(
                        "select p.id from PriorSearchRow p where p.state = :wanted and p.nextAttemptAt <= :now"
                                + " order by p.id",
                        Long.class)
                .setParameter("wanted", PriorSearchRow.State.WANTED)
                .setParameter("now", now)
                .setMaxResults(BATCH)
                .getResultList();
    }

    @Transactional
    Optional<Instant> nextDue() {
        return Optional.ofNullable(em.createQuery(
                        "select min(p.nextAttemptAt) from PriorSearchRow p where p.state = :wanted", Instant.class)
                .setParameter("wanted", PriorSearchRow.State.WANTED)
                .getSingleResult());
    }
}
