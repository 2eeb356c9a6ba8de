package io.xinglin.ejb.note;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteDesk;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.FhirSource;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps notes with their facts and queues them for FHIR.
 *
 * <p>The same id with the same text changes nothing; with another text it is the sender's correction (HL7 T08) and
 * replaces the note; with another patient it is refused.
 */
@ApplicationScoped
public class NoteDeskService implements NoteDesk, FhirSource {
    private EntityManager em;
    private NoteEngine engine;
    private Outbox outbox;
    private AuditTrail audit;
    private Clock clock;
    private NoteShelf shelf;

    /** For the container's proxy. */
    protected NoteDeskService() {}

    @Inject
    public NoteDeskService(
            EntityManager em, NoteEngine engine, NoteShelf shelf, Outbox outbox, AuditTrail audit, Clock clock) {
        this.em = em;
        this.shelf = shelf;
        this.engine = engine;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public AnnotatedNote submit(String user, Note note) {
        String sha256 = Sha256.of(note.text());
        NoteRow row = em.find(NoteRow.class, note.id());
        if (row != null && !row.belongsTo(note.patient())) {
            throw new ProblemException(Problem.Category.CONFLICT, "the note id is known for another patient");
        }
        if (row != null && row.hasText(sha256)) {
            return shelf.shelved(row).annotated();
        }
        NoteFacts facts = engine.extract(note.text(), Scheme.XINGLIN, NoteShelf.anchor(note));
        NoteRow kept = row == null ? new NoteRow(note.id()) : row;
        kept.keep(note, sha256, facts, clock.instant());
        if (row == null) {
            em.persist(kept);
        }
        em.flush();
        outbox.enqueue(Delivery.of(Kinds.FHIR, Kinds.NOTE, note.id(), kept.version()));
        trace(user, AuditEntry.Action.SUBMIT_NOTE, note.id());
        return standing(kept).annotated();
    }

    /** A text that came back may have corrections of before. */
    private NoteShelf.Shelved standing(NoteRow row) {
        NoteShelf.Shelved shelved = shelf.shelved(row);
        if (shelved.facts().reviewed()) {
            row.standing(shelved.facts().facts().mentions().size());
        }
        return shelved;
    }

    @Override
    @Transactional
    public List<NoteItem> recent(int limit) {
        return em.createQuery(
                        "select new io.xinglin.core.note.NoteDesk$NoteItem(n.id, n.patientId, n.typeName, n.writtenAt,"
                                + " n.mentions) from NoteRow n order by n.receivedAt desc",
                        NoteItem.class)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    @Transactional
    public Optional<AnnotatedNote> open(String user, String noteId) {
        Optional<AnnotatedNote> note = shelf.find(noteId).map(NoteShelf.Shelved::annotated);
        note.ifPresent(found -> trace(user, AuditEntry.Action.READ_NOTE, noteId));
        return note;
    }

    @Override
    public boolean serves(String kind) {
        return kind.equals(Kinds.NOTE);
    }

    /** The note goes out as it is now, so an older delivery repeats the newer one. */
    @Override
    public void save(Delivery delivery, ClinicalRepository repository) {
        shelf.find(delivery.subjectKey()).ifPresent(found -> repository.saveNote(found.note(), found.facts()));
    }

    private void trace(String user, AuditEntry.Action action, String noteId) {
        Instant now = clock.instant();
        audit.record(AuditEntry.of(now, user, action, "DocumentReference:" + noteId, ""));
    }
}
