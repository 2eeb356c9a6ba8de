package io.xinglin.ejb.inference;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.archive.KnownOrders;
import io.xinglin.ejb.archive.StudyPhase;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.report.ReportWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a job needs before it runs, and what is kept after it ran. Each method is one transaction. */
@ApplicationScoped
public class JobBook {
    private EntityManager em;
    private ArchiveIndex index;
    private KnownOrders orders;
    private ModelCatalogue catalogue;
    private JobPlanner planner;
    private ReportWriter reports;
    private JobWatch watch;
    private Priors priors;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected JobBook() {}

    @Inject
    public JobBook(
            EntityManager em,
            ArchiveIndex index,
            KnownOrders orders,
            ModelCatalogue catalogue,
            JobPlanner planner,
            ReportWriter reports,
            JobWatch watch,
            Priors priors,
            AuditTrail audit,
            Clock clock) {
        this.em = em;
        this.index = index;
        this.orders = orders;
        this.catalogue = catalogue;
        this.planner = planner;
        this.reports = reports;
        this.watch = watch;
        this.priors = priors;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A job's input.
     *
     * @param version of the model: the one the job keeps to its end, whatever is installed or withdrawn meanwhile
     * @param stale series or model have changed since the job was queued; its study is planned again
     * @param quiet for comparison alone
     */
    record Assignment(
            DicomUid resultUid,
            String modelId,
            String version,
            List<StoredInstance> series,
            Optional<ImagingOrder> order,
            boolean stale,
            boolean quiet) {}

    /**
     * Files of a result, at their final places.
     *
     * @param heatMaps relative to the archive folder
     */
    record Filed(List<StoredInstance> derived, String heatMaps) {}

    @Transactional
    public Assignment assignment(long jobId) {
        JobRow job = em.find(JobRow.class, jobId);
        StudyRow study = job.study();
        var series = job.series().seriesUid();
        List<StoredInstance> instances = index.instances(study.studyUid(), Optional.of(series));
        AlgorithmIdentification model = modelOf(job);
        boolean stale = !ResultName.of(model, series, instances).equals(job.resultUid());
        return new Assignment(
                job.resultUid(), job.modelId(), model.version(), instances, order(study), stale, job.quiet());
    }

    /** The version in use; of a job whose images are at a node the one they were sent for, as long as it may be used. */
    private AlgorithmIdentification modelOf(JobRow job) {
        return Optional.of(job)
                .filter(JobRow::isSent)
                .flatMap(sent -> catalogue.find(sent.modelId(), sent.modelVersion()))
                .or(() -> catalogue.find(job.modelId()))
                .map(ModelPackage::algorithm)
                .orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "the model is not installed"));
    }

    /** The job's input is gone, because series or model have changed: plans anew, unless the study will be anyway. */
    @Transactional
    public void skip(String lane, long jobId) {
        JobRow job = em.find(JobRow.class, jobId, LockModeType.PESSIMISTIC_WRITE);
        if (job.isHeldBy(lane)) {
            job.done(clock.instant(), "left out: series or model changed since");
            StudyRow study = index.lock(job.study().studyUid());
            if (job.quiet()) {
                planner.planQuietly(study, Set.of(job.modelId()));
                priors.ended(study);
                return;
            }
            watch.changed(job.news());
            if (study.phase() == StudyPhase.ANALYSED) {
                planner.plan(study, order(study));
            }
        }
    }

    private Optional<ImagingOrder> order(StudyRow study) {
        return study.orderAccession().flatMap(accession -> orders.find(new AccessionNumber(accession)));
    }

    /** What the same model said about the newest earlier study, where there is one. */
    @Transactional
    public Optional<Pair> before(long jobId) {
        JobRow job = em.find(JobRow.class, jobId);
        StudyRow study = job.study();
        return study.studyAt() == null
                ? Optional.empty()
                : priors.before(study, job.series(), job.modelId(), job.modelVersion())
                        .map(earlier -> new Pair(earlier, study.day()));
    }

    /**
     * Two results to compare.
     *
     * @param today the day of the later study
     */
    record Pair(Priors.Earlier earlier, LocalDate today) {}

    /** What a quiet job found, and its end. */
    @Transactional
    public void keepQuietly(String lane, long jobId, ImagingResult result) {
        JobRow job = em.find(JobRow.class, jobId, LockModeType.PESSIMISTIC_WRITE);
        if (!job.isHeldBy(lane)) {
            return;
        }
        StudyRow study = index.lock(job.study().studyUid());
        priors.keep(study, result);
        job.done(clock.instant(), "for comparison alone");
        em.flush();
        priors.ended(study);
    }

    /** Result, derived objects, report, deliveries and the job's end: all, or nothing. */
    @Transactional
    public void keep(String lane, long jobId, ImagingResult result, Filed filed) {
        JobRow job = em.find(JobRow.class, jobId, LockModeType.PESSIMISTIC_WRITE);
        if (!job.isHeldBy(lane)) {
            return;
        }
        StudyRow study = index.lock(job.study().studyUid());
        for (StoredInstance made : filed.derived()) {
            index.addDerived(made, result.uid(), clock.instant());
        }
        reports.add(study, result, filed.heatMaps());
        audit.record(AuditEntry.of(
                clock.instant(),
                result.algorithm().modelId() + " " + result.algorithm().version(),
                AuditEntry.Action.RUN_MODEL,
                "ImagingStudy:" + study.studyUid(),
                ""));
        job.done(clock.instant(), "");
        watch.changed(job.news());
    }
}
