package io.xinglin.ejb.correction;

import io.xinglin.core.correction.Correction;
import io.xinglin.core.correction.CorrectionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Corrections in the database, kept in the caller's transaction. */
@ApplicationScoped
public class JpaCorrectionStore implements CorrectionStore {
    private EntityManager em;

    /** For the container's proxy. */
    protected JpaCorrectionStore() {}

    @Inject
    public JpaCorrectionStore(EntityManager em) {
        this.em = em;
    }

    @Override
    @Transactional
    public void keep(Correction correction) {
        if (em.find(CorrectionRow.class, correction.id()) == null) {
            em.persist(new CorrectionRow(correction, next()));
            em.flush();
        }
    }

    private long next() {
        return em.createQuery("select coalesce(max(c.number), 0) + 1 from CorrectionRow c", Long.class)
                .getSingleResult();
    }

    @Override
    @Transactional
    public List<Correction> ofNote(String noteId) {
        return em
                .createQuery(
                        "select c from CorrectionRow c where c.noteId = :note order by c.number, c.id",
                        CorrectionRow.class)
                .setParameter("note", noteId)
                .getResultList()
                .stream()
                .map(CorrectionRow::correction)
                .toList();
    }

    @Override
    @Transactional
    public List<String> notes() {
        return em.createQuery(
                        "select c.noteId from CorrectionRow c group by c.noteId order by min(c.number), c.noteId",
                        String.class)
                .getResultList();
    }
}
