package io.xinglin.ejb.casefile;

import io.xinglin.core.casefile.CaseDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** Cases and what coders said of them, in the caller's transaction. */
@ApplicationScoped
public class CaseStore {
    private EntityManager em;

    /** For the container's proxy. */
    protected CaseStore() {}

    @Inject
    public CaseStore(EntityManager em) {
        this.em = em;
    }

    Optional<CaseRow> find(String noteId) {
        return Optional.ofNullable(em.find(CaseRow.class, noteId));
    }

    /** For changing it: nobody else does until the transaction ends. */
    Optional<CaseRow> lock(String noteId) {
        return Optional.ofNullable(em.find(CaseRow.class, noteId, LockModeType.PESSIMISTIC_WRITE));
    }

    void keep(CaseRow row, boolean isNew, CaseChangeRow change) {
        if (isNew) {
            em.persist(row);
        }
        em.persist(change);
        em.flush();
    }

    List<CaseDesk.Change> changes(String noteId) {
        return em
                .createQuery(
                        "select c from CaseChangeRow c where c.noteId = :note order by c.number", CaseChangeRow.class)
                .setParameter("note", noteId)
                .getResultList()
                .stream()
                .map(CaseChangeRow::change)
                .toList();
    }

    /** Numbers count on when the text of a note, and with it the case, begins anew. */
    int nextNumber(String noteId) {
        return em.createQuery(
                                "select coalesce(max(c.number), 0) from CaseChangeRow c where c.noteId = :note",
                                Integer.class)
                        .setParameter("note", noteId)
                        .getSingleResult()
                + 1;
    }

    /** Notes whose type says the stay is over, and those with a case, the newest first. */
    List<CaseDesk.Item> recent(int limit) {
        return em.createQuery(
                        "select new io.xinglin.core.casefile.CaseDesk$Item(n.id, n.patientId, n.typeName, n.writtenAt,"
                                + " coalesce(c.state, io.xinglin.core.casefile.CaseDesk.State.PROPOSED), coalesce(c.drg, ''))"
                                + " from NoteRow n left join CaseRow c on c.noteId = n.id"
                                + " where n.typeName like '%出院%' or n.typeName like '%死亡记录%' or c.noteId is not null"
                                + " order by n.receivedAt desc",
                        CaseDesk.Item.class)
                .setMaxResults(limit)
                .getResultList();
    }
}
