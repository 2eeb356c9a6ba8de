package io.xinglin.ejb.report;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportDesk;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.archive.SeriesRow;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The clinician's desk. Every change is one transaction with its audit entry and its deliveries. */
@ApplicationScoped
public class ReportDeskService implements ReportDesk {
    private static final String NO_ORDER = "【无申请单】";
    private static final String REVIEW = "【模型已停用，请复核】";

    private ReportStore store;
    private ArchiveIndex index;
    private ReportDeliveries deliveries;
    private UnmatchedStudies unmatched;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected ReportDeskService() {}

    @Inject
    public ReportDeskService(
            ReportStore store,
            ArchiveIndex index,
            ReportDeliveries deliveries,
            UnmatchedStudies unmatched,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.index = index;
        this.deliveries = deliveries;
        this.unmatched = unmatched;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<WorkItem> workList(boolean onlyUnsigned, int limit) {
        return store.workList(onlyUnsigned, limit).stream().map(this::line).toList();
    }

    private WorkItem line(ReportRow row) {
        StudyRow study = row.study();
        Optional<ImagingOrder> order = store.order(row);
        Patient patient = order.map(ImagingOrder::patient).orElseGet(() -> ReportStore.patient(study));
        return new WorkItem(
                row.id(),
                patient.identifier().value(),
                patient.name(),
                row.orderAccession().orElse(study.accessionNumber()),
                index.receivedSeries(study).stream()
                        .map(SeriesRow::modality)
                        .distinct()
                        .collect(Collectors.joining("/")),
                study.description(),
                row.status(),
                row.severity(),
                (row.toReview() ? REVIEW : "") + (order.isPresent() ? "" : NO_ORDER) + row.headline(),
                row.issuedAt());
    }

    @Override
    @Transactional
    public List<Review> reviews(int limit) {
        return store.toReview(limit).stream()
                .map(result -> {
                    ReportRow row = result.report();
                    return new Review(
                            row.id(),
                            row.orderAccession().orElse(row.study().accessionNumber()),
                            row.study().description(),
                            row.status(),
                            result.reviewReason(),
                            row.issuedAt());
                })
                .toList();
    }

    @Override
    @Transactional
    public Optional<Report> open(String user, String reportId) {
        Optional<Report> report = store.load(reportId);
        report.ifPresent(found -> trace(user, AuditEntry.Action.OPEN_REPORT, reportId, found.version()));
        return report;
    }

    @Override
    @Transactional
    public Report amend(String user, String reportId, int expectedVersion, String findingsText, String impressionText) {
        ReportRow row = editable(reportId, expectedVersion);
        row.amend(findingsText, impressionText, clock.instant());
        trace(user, AuditEntry.Action.AMEND_REPORT, reportId, row.version());
        return store.report(row);
    }

    @Override
    @Transactional
    public Report sign(String user, String reportId, int expectedVersion, String findingsText, String impressionText) {
        ReportRow row = editable(reportId, expectedVersion);
        row.amend(findingsText, impressionText, clock.instant());
        row.sign(user);
        deliveries.report(row);
        trace(user, AuditEntry.Action.SIGN_REPORT, reportId, row.version());
        return store.report(row);
    }

    private ReportRow editable(String reportId, int expectedVersion) {
        ReportRow row = store.lock(reportId);
        if (row.signed()) {
            throw new ProblemException(Problem.Category.CONFLICT, "the report is signed");
        }
        if (row.version() != expectedVersion) {
            throw new ProblemException(Problem.Category.CONFLICT, "the report has changed since it was opened");
        }
        return row;
    }

    private void trace(String user, AuditEntry.Action action, String reportId, int version) {
        audit.record(
                AuditEntry.of(clock.instant(), user, action, "DiagnosticReport:" + reportId, "version " + version));
    }

    @Override
    public List<Unmatched> unmatchedStudies() {
        return unmatched.list();
    }

    @Override
    public void resolve(String user, DicomUid studyUid, Optional<String> accessionNumber) {
        unmatched.resolve(user, studyUid, accessionNumber);
    }
}
