package io.xinglin.ejb.report;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.ejb.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Marks what withdrawn model versions found for review, and takes the marks back when a withdrawal is lifted: on the work list
 * and, through the outbox, in FHIR. A mark never changes text or status of a report.
 */
@ApplicationScoped
public class WithdrawnResults {
    private EntityManager em;
    private ReportStore store;
    private ReportDeliveries deliveries;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected WithdrawnResults() {}

    @Inject
    public WithdrawnResults(
            EntityManager em, ReportStore store, ReportDeliveries deliveries, AuditTrail audit, Clock clock) {
        this.em = em;
        this.store = store;
        this.deliveries = deliveries;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Brings the marks in line with what is withdrawn now; a second call changes nothing.
     *
     * @return how many results changed
     */
    @Transactional
    public int align(List<ModelCatalogue.Withdrawn> withdrawn) {
        Map<ResultRow, String> changes = new LinkedHashMap<>();
        for (ModelCatalogue.Withdrawn version : withdrawn) {
            of(version).stream()
                    .filter(row -> row.reviewReason().isEmpty())
                    .forEach(row -> changes.put(row, reason(version)));
        }
        marked().stream()
                .filter(row -> withdrawn.stream().noneMatch(version -> isOf(row, version)))
                .forEach(row -> changes.put(row, ""));
        Map<String, List<ResultRow>> byReport = changes.keySet().stream()
                .collect(Collectors.groupingBy(row -> row.report().id(), LinkedHashMap::new, Collectors.toList()));
        byReport.forEach((report, rows) -> change(report, rows, changes));
        return changes.size();
    }

    private void change(String reportId, List<ResultRow> rows, Map<ResultRow, String> changes) {
        ReportRow report = store.lock(reportId);
        rows.forEach(row -> row.review(changes.get(row)));
        em.flush();
        report.review(store.toReview(report));
        deliveries.record(report);
        audit.record(AuditEntry.of(
                clock.instant(),
                rows.get(0).modelId(),
                AuditEntry.Action.REVIEW_MODEL,
                "DiagnosticReport:" + reportId,
                report.toReview() ? "model withdrawn, to be reviewed" : "withdrawal lifted"));
    }

    private static String reason(ModelCatalogue.Withdrawn version) {
        return version.modelId() + " " + version.version() + ": " + version.reason();
    }

    private List<ResultRow> of(ModelCatalogue.Withdrawn version) {
        return em.createQuery(
                        "select x from ResultRow x where x.modelId = :model and x.superseded = false"
                                + " and (x.modelVersion = :version or x.modelVersion = '') order by x.resultUid",
                        ResultRow.class)
                .setParameter("model", version.modelId())
                .setParameter("version", version.version())
                .getResultStream()
                .filter(row -> isOf(row, version))
                .toList();
    }

    private List<ResultRow> marked() {
        return em.createQuery(
                        "select x from ResultRow x where x.reviewReason <> '' order by x.resultUid", ResultRow.class)
                .getResultList();
    }

    private static boolean isOf(ResultRow row, ModelCatalogue.Withdrawn version) {
        return row.modelId().equals(version.modelId()) && version(row).equals(version.version());
    }

    private static String version(ResultRow row) {
        return row.modelVersion().isEmpty()
                ? Json.read(row.body(), ImagingResult.class).algorithm().version()
                : row.modelVersion();
    }
}
