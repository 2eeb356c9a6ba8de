package io.xinglin.ejb.workitem;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.workitem.WorkitemState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of work items, in the caller's transaction. */
@ApplicationScoped
public class WorkitemStore {
    private static final String OPEN = "w.state in (io.xinglin.core.workitem.WorkitemState.SCHEDULED,"
            + " io.xinglin.core.workitem.WorkitemState.IN_PROGRESS)";

    private EntityManager em;

    /** For the container's proxy. */
    protected WorkitemStore() {}

    @Inject
    public WorkitemStore(EntityManager em) {
        this.em = em;
    }

    @Transactional
    Optional<WorkitemRow> find(DicomUid uid) {
        return em.createQuery("select w from WorkitemRow w where w.uid = :uid", WorkitemRow.class)
                .setParameter("uid", uid.value())
                .getResultStream()
                .findFirst();
    }

    @Transactional
    WorkitemRow get(DicomUid uid) {
        return find(uid).orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no such work item"));
    }

    /** As it is now; others wait until the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    WorkitemRow lock(DicomUid uid) {
        WorkitemRow row = get(uid);
        em.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return row;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(WorkitemRow row) {
        em.persist(row);
        em.flush();
    }

    /** Work items that ask for a model on this series and have no job yet. */
    @Transactional
    List<WorkitemRow> waiting(DicomUid study, DicomUid series) {
        return em.createQuery(
                        "select w from WorkitemRow w where w.studyUid = :study and w.state = :scheduled"
                                + " and w.resultUid is null and w.modelId <> '' and w.seriesUid in (:series, '')"
                                + " order by w.id",
                        WorkitemRow.class)
                .setParameter("study", study.value())
                .setParameter("scheduled", WorkitemState.SCHEDULED)
                .setParameter("series", series.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** All work items a job does or did. */
    @Transactional
    List<WorkitemRow> of(DicomUid result) {
        return em.createQuery("select w from WorkitemRow w where w.resultUid = :uid order by w.id", WorkitemRow.class)
                .setParameter("uid", result.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Work items that ask for a model on any series of a study and have no job. */
    @Transactional
    List<WorkitemRow> waitingForStudy(DicomUid study) {
        return em.createQuery(
                        "select w from WorkitemRow w where w.studyUid = :study and w.state = :scheduled"
                                + " and w.resultUid is null and w.modelId <> '' and w.seriesUid = '' order by w.id",
                        WorkitemRow.class)
                .setParameter("study", study.value())
                .setParameter("scheduled", WorkitemState.SCHEDULED)
                .getResultList();
    }

    /** UIDs of those that have not ended and match. */
    @Transactional
    List<String> openUids(Map<String, String> filter) {
        return matching("w.uid", filter, OPEN, "w.id", String.class).getResultList();
    }

    /** The newest of those that have not ended and match, newest first. */
    @Transactional
    List<WorkitemRow> newestOpen(Map<String, String> filter, int most) {
        return matching("w", filter, OPEN, "w.id desc", WorkitemRow.class)
                .setMaxResults(most)
                .getResultList();
    }

    private <T> TypedQuery<T> matching(
            String what, Map<String, String> filter, String condition, String order, Class<T> type) {
        var query = new WorkitemQuery(filter);
        TypedQuery<T> rows = em.createQuery(query.text(what, condition, order), type);
        query.parameters().forEach(rows::setParameter);
        return rows;
    }

    /** Whether one matches. */
    @Transactional
    boolean matches(WorkitemRow row, Map<String, String> filter) {
        if (filter.isEmpty()) {
            return true;
        }
        return !matching("w", filter, "w = :row", "w.id", WorkitemRow.class)
                .setParameter("row", row)
                .getResultList()
                .isEmpty();
    }

    @Transactional
    List<WorkitemRow> search(WorkitemQuery query, int offset, int limit) {
        var rows = em.createQuery(query.text(), WorkitemRow.class);
        query.parameters().forEach(rows::setParameter);
        return rows.setFirstResult(offset).setMaxResults(limit).getResultList();
    }
}
