package io.xinglin.ejb.note;

import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.correction.Correction;
import io.xinglin.core.correction.CorrectionStore;
import io.xinglin.core.correction.FactsCorrector;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteDesk.AnnotatedNote;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.TimeAnchor;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Looks up kept notes for the product's own work; reading for a person goes through the desk, which traces it. What the engine
 * found is kept and never changed; what stands is made of it and of the corrections of the note's present text, each time.
 */
@ApplicationScoped
public class NoteShelf {
    private EntityManager em;
    private CorrectionStore store;
    private FactsCorrector corrector;
    private Outbox outbox;

    /**
     * A kept note.
     *
     * @param corrections of its present text
     */
    public record Shelved(Note note, String textSha256, CorrectedFacts facts, List<Correction> corrections) {
        public Shelved {
            corrections = List.copyOf(corrections);
        }

        /** For the desks. */
        public AnnotatedNote annotated() {
            return new AnnotatedNote(note, facts.found(), facts.facts());
        }
    }

    /** For the container's proxy. */
    protected NoteShelf() {}

    @Inject
    public NoteShelf(EntityManager em, CorrectionStore store, FactsCorrector corrector, Outbox outbox) {
        this.em = em;
        this.store = store;
        this.corrector = corrector;
        this.outbox = outbox;
    }

    @Transactional
    public Optional<Shelved> find(String noteId) {
        return Optional.ofNullable(em.find(NoteRow.class, noteId)).map(this::shelved);
    }

    /** A correction was kept: counts the note's version up and queues what stands now for FHIR, in the caller's transaction. */
    @Transactional
    public Optional<Shelved> corrected(String noteId) {
        NoteRow row = em.find(NoteRow.class, noteId);
        if (row == null) {
            return Optional.empty();
        }
        Shelved now = shelved(row);
        row.corrected(now.facts().facts().mentions().size());
        em.flush();
        outbox.enqueue(Delivery.of(Kinds.FHIR, Kinds.NOTE, noteId, row.version()));
        return Optional.of(now);
    }

    /** What stands in a note that is at hand. */
    public Shelved shelved(NoteRow row) {
        Note note = row.note();
        NoteFacts found = row.found();
        List<Correction> corrections = store.ofNote(note.id()).stream()
                .filter(correction -> row.hasText(correction.textSha256()))
                .toList();
        return new Shelved(
                note, row.textSha256(), corrector.correct(note.text(), found, corrections, anchor(note)), corrections);
    }

    /** What relative times of a note count from. */
    static TimeAnchor anchor(Note note) {
        return TimeAnchor.of(note, ZoneId.systemDefault());
    }
}
