package io.xinglin.ejb.correction;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.CorrectedMentions;
import io.xinglin.core.correction.Correction;
import io.xinglin.core.correction.CorrectionDesk;
import io.xinglin.core.correction.CorrectionStore;
import io.xinglin.core.correction.ModelChecksums;
import io.xinglin.core.note.Mention;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.note.NoteShelf;
import io.xinglin.ejb.note.NoteShelf.Shelved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Takes corrections of the mentions of kept notes. What the engine found stays as it is; what stands now, and goes to FHIR
 * again, is that with the corrections of the note's present text applied.
 */
@ApplicationScoped
public class CorrectionDeskService implements CorrectionDesk {
    private NoteShelf notes;
    private CorrectionStore store;
    private ModelChecksums models;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected CorrectionDeskService() {}

    @Inject
    public CorrectionDeskService(
            NoteShelf notes, CorrectionStore store, ModelChecksums models, AuditTrail audit, Clock clock) {
        this.notes = notes;
        this.store = store;
        this.models = models;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<Corrected> find(String noteId) {
        return notes.find(noteId).map(CorrectionDeskService::corrected);
    }

    @Override
    @Transactional
    public Corrected correct(String user, String noteId, String textSha256, List<Change> changes) {
        Shelved note =
                notes.find(noteId).orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no such note"));
        String text = note.note().text();
        if (!note.textSha256().equals(textSha256)) {
            throw new ProblemException(Problem.Category.CONFLICT, "the note's text has changed");
        }
        check(changes, text, note.facts().facts().mentions());
        changes.forEach(change -> keep(user, note, change));
        return corrected(notes.corrected(noteId).orElseThrow());
    }

    private static void check(List<Change> changes, String text, List<Mention> standing) {
        if (changes.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "nothing was changed");
        }
        changes.forEach(change -> checkInside(change, text));
        CorrectedMentions mentions = new CorrectedMentions(text, standing);
        if (!changes.stream().allMatch(mentions::apply)) {
            throw new ProblemException(Problem.Category.CONFLICT, "there is no such mention");
        }
    }

    private void keep(String user, Shelved note, Change change) {
        String noteId = note.note().id();
        String engine = note.facts().found().engine();
        store.keep(new Correction(
                UUID.randomUUID().toString(),
                noteId,
                note.textSha256(),
                engine,
                models.sha256(engine).orElse(""),
                user,
                clock.instant(),
                change));
        trace(user, AuditEntry.Action.CORRECT_NOTE, "DocumentReference:" + noteId, kind(change));
    }

    private static void checkInside(Change change, String text) {
        int end = change instanceof Change.Move move
                ? Math.max(move.span().end(), move.to().end())
                : change.span().end();
        if (end > text.length()) {
            throw new ProblemException(Problem.Category.INVALID, "the correction lies outside the text");
        }
    }

    private static String kind(Change change) {
        return change.getClass().getSimpleName() + " " + change.type();
    }

    @Override
    @Transactional
    public void export(String user, Consumer<Lesson> to) {
        int count = 0;
        for (String noteId : store.notes()) {
            Optional<Shelved> note =
                    notes.find(noteId).filter(found -> !found.corrections().isEmpty());
            if (note.isPresent()) {
                to.accept(lesson(note.get()));
                count++;
            }
        }
        trace(user, AuditEntry.Action.EXPORT_CORRECTIONS, "corrections", count + " notes");
    }

    private static Lesson lesson(Shelved note) {
        return new Lesson(note.note().id(), note.textSha256(), note.note().text(), note.corrections());
    }

    private static Corrected corrected(Shelved note) {
        return new Corrected(note.note().id(), note.textSha256(), note.facts(), note.corrections());
    }

    private void trace(String user, AuditEntry.Action action, String entity, String detail) {
        audit.record(AuditEntry.of(clock.instant(), user, action, entity, detail));
    }
}
