package io.xinglin.ejb.report;

import io.xinglin.core.imaging.HeatMap;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.report.Report;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ejb.archive.ArchiveFolder;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.archive.HeatMapFile;
import io.xinglin.ejb.archive.KnownOrders;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.outbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads reports: rows, and the {@link Report} they stand for. */
@ApplicationScoped
public class ReportStore {
    /** Stands in for the patient of images that name none: one for each study, so that nobody's record is touched. */
    private static final AssigningAuthority UNNAMED = new AssigningAuthority("XINGLIN-UNNAMED");

    private EntityManager em;
    private ArchiveIndex index;
    private ArchiveFolder folder;
    private KnownOrders orders;

    /** For the container's proxy. */
    protected ReportStore() {}

    @Inject
    public ReportStore(EntityManager em, ArchiveIndex index, ArchiveFolder folder, KnownOrders orders) {
        this.em = em;
        this.index = index;
        this.folder = folder;
        this.orders = orders;
    }

    public Optional<ReportRow> find(String id) {
        return Optional.ofNullable(em.find(ReportRow.class, id));
    }

    /** The row as it is now; others wait. */
    public ReportRow lock(String id) {
        ReportRow row = find(id).orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no such report"));
        em.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return row;
    }

    /** The reports of a study, newest last. */
    public List<ReportRow> ofStudy(StudyRow study) {
        return em.createQuery("select r from ReportRow r where r.study = :study order by r.sequence", ReportRow.class)
                .setParameter("study", study)
                .getResultList();
    }

    public List<ReportRow> workList(boolean onlyUnsigned, int limit) {
        return em.createQuery(
                        "select r from ReportRow r join fetch r.study"
                                + (onlyUnsigned ? " where r.signedBy = ''" : "")
                                + " order by r.severityRank, r.issuedAt desc",
                        ReportRow.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The results that count: not superseded. */
    public List<ResultRow> results(ReportRow report) {
        return em.createQuery(
                        "select x from ResultRow x where x.report = :report and x.superseded = false"
                                + " order by x.createdAt, x.resultUid",
                        ResultRow.class)
                .setParameter("report", report)
                .getResultList();
    }

    /** What one model version said about a study, newest first; without heat maps. Superseded results do not count. */
    public List<ImagingResult> resultsOf(StudyRow study, String modelId, String modelVersion) {
        return em.createQuery(
                        "select x from ResultRow x where x.study = :study and x.modelId = :model"
                                + " and x.superseded = false order by x.createdAt desc, x.resultUid",
                        ResultRow.class)
                .setParameter("study", study.id())
                .setParameter("model", modelId)
                .getResultStream()
                .map(row -> Json.read(row.body(), ImagingResult.class))
                .filter(result -> result.algorithm().version().equals(modelVersion))
                .toList();
    }

    /** The results that count and are of a withdrawn model version, by model and version, newest first. */
    List<ResultRow> toReview(int limit) {
        return em.createQuery(
                        "select x from ResultRow x join fetch x.report r join fetch r.study"
                                + " where x.reviewReason <> '' and x.superseded = false"
                                + " order by x.modelId, x.modelVersion, r.issuedAt desc, x.resultUid",
                        ResultRow.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Whether one of the results that count is of a withdrawn model version. */
    boolean toReview(ReportRow report) {
        return results(report).stream()
                .anyMatch(result -> !result.reviewReason().isEmpty());
    }

    public Optional<ImagingOrder> order(ReportRow row) {
        return row.orderAccession().flatMap(accession -> orders.find(new AccessionNumber(accession)));
    }

    /** The report as every standard needs it, with heat maps. */
    @Transactional
    public Optional<Report> load(String id) {
        return find(id).map(this::report);
    }

    /** The report a delivery refers to, unless a newer delivery stands behind it in the queue. */
    @Transactional
    public Optional<Report> loadFor(Delivery delivery) {
        return find(delivery.subjectKey())
                .filter(row -> row.deliveredVersion() <= delivery.version())
                .map(this::report);
    }

    public Report report(ReportRow row) {
        return report(row, this::result);
    }

    /** The same without heat maps: no file is read. */
    Report textOnly(ReportRow row) {
        return report(row, result -> Json.read(result.body(), ImagingResult.class));
    }

    private Report report(ReportRow row, Function<ResultRow, ImagingResult> reading) {
        Optional<ImagingOrder> order = order(row);
        List<ResultRow> results = results(row);
        DicomUid study = row.study().studyUid();
        return new Report(
                row.id(),
                row.version(),
                row.status(),
                order.map(ImagingOrder::patient).orElseGet(() -> patient(row.study())),
                order,
                results.stream()
                        .map(ResultRow::seriesUid)
                        .distinct()
                        .flatMap(series -> headers(index.instances(study, Optional.of(series))))
                        .toList(),
                results.stream().map(reading).toList(),
                results.stream()
                        .flatMap(result -> headers(index.derivedFrom(result.resultUid())))
                        .toList(),
                row.findingsText(),
                row.impressionText(),
                row.signedBy(),
                row.issuedAt(),
                results.stream()
                        .filter(result -> !result.reviewReason().isEmpty())
                        .collect(Collectors.toMap(ResultRow::resultUid, ResultRow::reviewReason)));
    }

    private static java.util.stream.Stream<InstanceHeader> headers(List<StoredInstance> instances) {
        return instances.stream().map(StoredInstance::header);
    }

    static Patient patient(StudyRow study) {
        return study.patient()
                .orElseGet(() ->
                        new Patient(new PatientIdentifier(study.studyUid().value(), UNNAMED), "", Sex.UNKNOWN, null));
    }

    private ImagingResult result(ResultRow row) {
        ImagingResult bare = Json.read(row.body(), ImagingResult.class);
        return bare.withPictures(heatMaps(row), bare.regions());
    }

    private List<HeatMap> heatMaps(ResultRow row) {
        try {
            return HeatMapFile.read(folder.resolve(row.heatMaps()));
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.FAULT, "the archive folder cannot be read", e);
        }
    }
}
