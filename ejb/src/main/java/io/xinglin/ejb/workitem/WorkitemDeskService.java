package io.xinglin.ejb.workitem;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.workitem.WorkitemDesk;
import io.xinglin.core.workitem.WorkitemRefusal;
import io.xinglin.core.workitem.WorkitemRefusal.Reason;
import io.xinglin.core.workitem.WorkitemState;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.inference.InferenceJobs;
import io.xinglin.ejb.inference.RequestedJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The worklist. A request for one of this server's models becomes a job; everything else is kept for others to perform. */
@ApplicationScoped
public class WorkitemDeskService implements WorkitemDesk {
    private static final String ALREADY = "The UPS is already in the requested state of ";

    private WorkitemStore store;
    private WorkitemNews news;
    private ArchiveIndex index;
    private ModelCatalogue catalogue;
    private RequestedJobs requests;
    private InferenceJobs jobs;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected WorkitemDeskService() {}

    @Inject
    public WorkitemDeskService(
            WorkitemStore store,
            WorkitemNews news,
            ArchiveIndex index,
            ModelCatalogue catalogue,
            RequestedJobs requests,
            InferenceJobs jobs,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.news = news;
        this.index = index;
        this.catalogue = catalogue;
        this.requests = requests;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Created create(String user, Optional<DicomUid> wanted, String dicomJson) {
        DataSet created = DataSet.read(dicomJson);
        DicomUid uid = wanted.orElseGet(() -> DicomUid.ofUuid(UUID.randomUUID()));
        if (store.find(uid).isPresent()) {
            throw new ProblemException(Problem.Category.CONFLICT, "the work item exists already");
        }
        boolean modified = Requirements.complete(created);
        ModelRequest request = ModelRequest.of(created);
        if (request.ofModel() && catalogue.find(request.modelId()).isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "no such model: see the models of this server");
        }
        if (!created.hasValue(Tags.WORKLIST_LABEL)) {
            created.set(Tags.WORKLIST_LABEL, "LO", "XINGLIN");
        }
        created.remove(Tags.TRANSACTION_UID);
        news.add(new WorkitemRow(uid, request, created, clock.instant()), clock.instant());
        trace(user, uid, "SCHEDULED");
        if (request.ofModel()) {
            requests.plan(new DicomUid(request.studyUid()));
        }
        return new Created(uid, modified);
    }

    @Override
    @Transactional
    public String retrieve(DicomUid uid, String dicomweb) {
        return new Showing(index, dicomweb).whole(store.get(uid)).write();
    }

    @Override
    @Transactional
    public void update(String user, DicomUid uid, Optional<DicomUid> transactionUid, String dicomJson) {
        DataSet changes = DataSet.read(dicomJson);
        WorkitemRow row = store.lock(uid);
        Optional<String> transaction = transactionUid
                .map(DicomUid::value)
                .or(() -> Optional.of(changes.text(Tags.TRANSACTION_UID)).filter(text -> !text.isEmpty()));
        StateTable.update(row.state(), row.transactionUid(), transaction);
        Requirements.requireSettable(changes);
        if (row.ours()) {
            throw performedHere();
        }
        changes.remove(Tags.TRANSACTION_UID);
        DataSet item = row.dataSet();
        item.merge(changes);
        news.keep(row, item, clock.instant());
        trace(user, uid, "updated");
    }

    @Override
    @Transactional
    public Optional<String> changeState(String user, DicomUid uid, String dicomJson) {
        DataSet request = DataSet.read(dicomJson);
        WorkitemState wanted = WorkitemState.of(request.text(Tags.STATE))
                .orElseThrow(
                        () -> new ProblemException(Problem.Category.INVALID, "no Procedure Step State (0074,1000)"));
        WorkitemRow row = store.lock(uid);
        String transaction = request.text(Tags.TRANSACTION_UID);
        if (StateTable.change(row.state(), row.transactionUid(), wanted, transaction) == StateTable.Effect.ALREADY) {
            return Optional.of(ALREADY + wanted.term() + ".");
        }
        if (row.ours()) {
            throw performedHere();
        }
        DataSet item = row.dataSet();
        if (wanted == WorkitemState.IN_PROGRESS) {
            row.claim(uidOf(transaction));
        } else {
            Requirements.requireFinal(item, wanted);
            if (wanted == WorkitemState.CANCELED) {
                Cancellation.fill(item, "", clock.instant());
            }
            row.end(wanted);
        }
        news.keep(row, item, clock.instant());
        trace(user, uid, wanted.term());
        return Optional.empty();
    }

    private static String uidOf(String text) {
        try {
            return new DicomUid(text).value();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Category.INVALID, "Transaction UID (0008,1195) is no UID", e);
        }
    }

    private static WorkitemRefusal performedHere() {
        return new WorkitemRefusal(Reason.ALREADY_IN_PROGRESS, "this server performs the work item itself");
    }

    @Override
    @Transactional
    public Optional<String> requestCancellation(String user, DicomUid uid, String dicomJson) {
        DataSet request = dicomJson.isBlank() ? DataSet.empty() : DataSet.read(dicomJson);
        WorkitemRow row = store.lock(uid);
        switch (row.state()) {
            case CANCELED -> {
                return Optional.of(ALREADY + WorkitemState.CANCELED.term() + ".");
            }
            case COMPLETED -> throw new WorkitemRefusal(Reason.ALREADY_COMPLETED);
            case IN_PROGRESS -> askPerformer(user, row, request);
            case SCHEDULED -> {
                news.cancelRequested(uid, user, request, clock.instant());
                cancel(user, row, request.text(Tags.REASON_FOR_CANCELLATION));
            }
        }
        return Optional.empty();
    }

    /** Who performs it hears of the request if it listens; whether it cancels is its own decision. */
    private void askPerformer(String user, WorkitemRow row, DataSet request) {
        if (row.ours()) {
            throw new WorkitemRefusal(Reason.PERFORMER_DOES_NOT_CANCEL);
        }
        if (!news.cancelRequested(row.uid(), user, request, clock.instant())) {
            throw new WorkitemRefusal(Reason.PERFORMER_CANNOT_BE_CONTACTED);
        }
        trace(user, row.uid(), "cancel requested");
    }

    /** What nobody has begun: the server itself takes it to its end (PS3.4 CC.2.2.3). */
    private void cancel(String user, WorkitemRow row, String reason) {
        DataSet item = row.dataSet();
        Cancellation.fill(item, reason, clock.instant());
        row.end(WorkitemState.CANCELED);
        news.keep(row, item, clock.instant());
        trace(user, row.uid(), WorkitemState.CANCELED.term());
        row.resultUid()
                .filter(result -> store.of(result).stream()
                        .allMatch(other -> other.state().isFinal()))
                .ifPresent(result -> jobs.giveUp(result, "canceled on request"));
    }

    @Override
    @Transactional
    public List<String> search(Map<String, String> match, int offset, int limit, String dicomweb) {
        var showing = new Showing(index, dicomweb);
        return store.search(new WorkitemQuery(match), offset, limit).stream()
                .map(row -> showing.line(row).write())
                .toList();
    }

    private void trace(String user, DicomUid uid, String detail) {
        audit.record(
                AuditEntry.of(clock.instant(), user, AuditEntry.Action.CHANGE_WORKITEM, "Workitem:" + uid, detail));
    }
}
