package io.xinglin.ejb.casefile;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.casefile.CaseChange;
import io.xinglin.core.casefile.CaseDesk;
import io.xinglin.core.casefile.ChangedCase;
import io.xinglin.core.casefile.CodedCase;
import io.xinglin.core.casefile.RecordCoder;
import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.drg.DrgGrouper;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteDesk.AnnotatedNote;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeBook;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.note.NoteShelf;
import io.xinglin.ejb.note.NoteShelf.Shelved;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.FhirSource;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps what coders say of cases. A case nobody has touched is read from its record whenever it is opened; with the first
 * change it is kept. When the record's text is replaced, its case begins anew and the changes stay on record.
 */
@ApplicationScoped
public class CaseDeskService implements CaseDesk, FhirSource {
    private NoteShelf notes;
    private CaseStore store;
    private CodedMentions mentions;
    private Outbox outbox;
    private AuditTrail audit;
    private Clock clock;
    private DrgGrouper grouper;
    private Supplier<RecordCoder> coder;
    private Supplier<CodeBook> codes;

    /** For the container's proxy. */
    protected CaseDeskService() {}

    @Inject
    public CaseDeskService(
            NoteShelf notes, CaseStore store, CodedMentions mentions, Outbox outbox, AuditTrail audit, Clock clock) {
        this.notes = notes;
        this.store = store;
        this.mentions = mentions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives it its engines, once, before anybody asks. */
    public void use(DrgGrouper groups, Supplier<RecordCoder> records, Supplier<CodeBook> lists) {
        grouper = groups;
        coder = records;
        codes = lists;
    }

    @Override
    @Transactional
    public List<Item> recent(int limit) {
        return store.recent(limit);
    }

    @Override
    @Transactional
    public Optional<Open> open(String user, String noteId) {
        Optional<Open> found = notes.find(noteId).map(Shelved::annotated).map(note -> {
            CaseRow row = current(note.note(), store.find(noteId));
            return row == null
                    ? opened(note.note(), proposed(note), State.PROPOSED, 0)
                    : opened(note.note(), row.coded(), row.state(), row.revision());
        });
        found.ifPresent(open -> trace(user, AuditEntry.Action.READ_CASE, noteId, ""));
        return found;
    }

    @Override
    @Transactional
    public Open change(String user, String noteId, int revision, CaseChange change) {
        AnnotatedNote note = note(noteId);
        CaseRow row = store.lock(noteId).orElse(null);
        CodedCase now = seen(note, row, revision);
        ChangedCase changed = changed(now, change);
        String kind = change.getClass().getSimpleName();
        mentions.correct(user, note.note(), now, change);
        return keep(user, note.note(), row, kind, changed);
    }

    private static ChangedCase changed(CodedCase now, CaseChange change) {
        try {
            return ChangedCase.of(now, change);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Category.INVALID, e.getMessage(), e);
        }
    }

    private Open keep(String user, Note note, CaseRow row, String kind, ChangedCase changed) {
        CaseRow kept = row == null ? new CaseRow(note.id()) : row;
        Instant at = clock.instant();
        String sha256 = Sha256.of(note.text());
        kept.change(
                sha256,
                changed.coded(),
                grouper.group(changed.coded().grouped()).drg(),
                user,
                at);
        store.keep(kept, row == null, said(note.id(), sha256, user, at, kind, changed.before(), changed.after()));
        trace(user, AuditEntry.Action.CODE_CASE, note.id(), kind);
        return opened(note, changed.coded(), kept.state(), kept.revision());
    }

    private CaseChangeRow said(
            String noteId, String sha256, String user, Instant at, String kind, String before, String after) {
        return new CaseChangeRow(noteId, sha256, new Change(store.nextNumber(noteId), user, at, kind, before, after));
    }

    @Override
    @Transactional
    public Open complete(String user, String noteId, int revision) {
        AnnotatedNote annotated = note(noteId);
        CaseRow row = store.lock(noteId).orElse(null);
        CodedCase coded = seen(annotated, row, revision);
        InpatientCase given = coded.grouped();
        if (given.diagnoses().isEmpty() || given.diagnoses().get(0) == null) {
            throw new ProblemException(Problem.Category.INVALID, "the principal diagnosis has no code");
        }
        Grouping grouping = grouper.group(given);
        Note note = annotated.note();
        String sha256 = Sha256.of(note.text());
        Instant at = clock.instant();
        CaseRow kept = row == null ? new CaseRow(noteId) : row;
        kept.close(
                sha256,
                coded,
                new CaseRow.Closing(
                        grouping,
                        grouper.ruleset(),
                        grouper.weights(),
                        grouper.dip(given).orElse(null)),
                user,
                at);
        store.keep(kept, row == null, said(noteId, sha256, user, at, "Complete", "", grouping.drg()));
        outbox.enqueue(Delivery.of(Kinds.FHIR, Kinds.CASE, noteId, kept.revision()));
        trace(user, AuditEntry.Action.CLOSE_CASE, noteId, grouping.drg());
        return opened(note, coded, kept.state(), kept.revision());
    }

    @Override
    public List<Code> find(CaseChange.Kind kind, String text, int limit) {
        String asked = text.strip();
        if (asked.isEmpty()) {
            return List.of();
        }
        CodeSystem system = kind == CaseChange.Kind.DIAGNOSIS ? CodeSystem.ICD_10_CHS : CodeSystem.ICD_9_CM_3_CHS;
        return codes.get().under(system, "").stream()
                .filter(code -> code.value().regionMatches(true, 0, asked, 0, asked.length())
                        || code.zh().contains(asked))
                .sorted(Comparator.comparingInt((Code code) -> code.zh().length())
                        .thenComparing(Code::value))
                .limit(limit)
                .toList();
    }

    private AnnotatedNote note(String noteId) {
        return notes.find(noteId)
                .map(Shelved::annotated)
                .orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no such note"));
    }

    /** The case as the coder saw it. */
    private CodedCase seen(AnnotatedNote note, CaseRow row, int revision) {
        CaseRow current = current(note.note(), Optional.ofNullable(row));
        if ((current == null ? 0 : current.revision()) != revision) {
            throw new ProblemException(Problem.Category.CONFLICT, "the case has changed");
        }
        return current == null ? proposed(note) : current.coded();
    }

    private static CaseRow current(Note note, Optional<CaseRow> row) {
        return row.filter(kept -> kept.isOf(Sha256.of(note.text()))).orElse(null);
    }

    private CodedCase proposed(AnnotatedNote note) {
        return StayOfNote.coded(note.note(), mentions.corrected(note), coder.get());
    }

    private Open opened(Note note, CodedCase coded, State state, int revision) {
        InpatientCase given = coded.grouped();
        return new Open(
                note,
                coded,
                state,
                revision,
                grouper.group(given),
                grouper.dip(given).orElse(null),
                grouper.ruleset(),
                grouper.weights(),
                grouper.whatIf(given, coded.documentedConditions(note.text())),
                store.changes(note.id()));
    }

    @Override
    public boolean serves(String kind) {
        return kind.equals(Kinds.CASE);
    }

    /** A case that was opened again since is not published before it is closed again. */
    @Override
    @Transactional
    public void save(Delivery delivery, ClinicalRepository repository) {
        store.find(delivery.subjectKey())
                .filter(row -> row.state() == State.FINAL)
                .ifPresent(row -> notes.find(delivery.subjectKey())
                        .ifPresent(note -> repository.saveCase(row.closed(note.note()))));
    }

    private void trace(String user, AuditEntry.Action action, String noteId, String detail) {
        audit.record(AuditEntry.of(clock.instant(), user, action, "DocumentReference:" + noteId, detail));
    }
}
