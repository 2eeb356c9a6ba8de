package io.xinglin.ejb.note;

import io.xinglin.core.note.NoteDesk.AnnotatedNote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Looks up kept notes for the product's own work; reading for a person goes through the desk, which traces it. */
@ApplicationScoped
public class NoteShelf {
    private EntityManager em;

    /** For the container's proxy. */
    protected NoteShelf() {}

    @Inject
    public NoteShelf(EntityManager em) {
        this.em = em;
    }

    @Transactional
    public Optional<AnnotatedNote> find(String noteId) {
        return Optional.ofNullable(em.find(NoteRow.class, noteId)).map(NoteRow::annotated);
    }
}
