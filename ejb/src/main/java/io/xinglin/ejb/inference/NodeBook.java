package io.xinglin.ejb.inference;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.VendorNode;
import io.xinglin.core.imaging.VendorNode.Returns;
import io.xinglin.core.imaging.VendorNodes;
import io.xinglin.core.job.JobDesk;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ejb.archive.ArchiveFolder;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.report.ReportDeliveries;
import io.xinglin.ejb.report.ReportWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs whose images are with a vendor's node, and what it sent back. Each method is one transaction. */
@ApplicationScoped
public class NodeBook {
    private EntityManager em;
    private NodeTable table;
    private ArchiveFolder folder;
    private ArchiveIndex index;
    private JobBook jobs;
    private ReportWriter reports;
    private ReportDeliveries deliveries;
    private InferenceLanes lanes;
    private Duration quiet = Duration.ZERO;
    private Clock clock;

    /** For the container's proxy. */
    protected NodeBook() {}

    @Inject
    public NodeBook(
            EntityManager em,
            Sql sql,
            ArchiveFolder folder,
            ArchiveIndex index,
            JobBook jobs,
            ReportWriter reports,
            ReportDeliveries deliveries,
            InferenceLanes lanes,
            XinglinConfig config,
            Clock clock) {
        this.em = em;
        this.table = new NodeTable(sql);
        this.folder = folder;
        this.index = index;
        this.jobs = jobs;
        this.reports = reports;
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.quiet = config.study().quietTime();
        this.clock = clock;
    }

    /**
     * How far a job is.
     *
     * @param sent whether the node has the images
     * @param returned its objects so far
     */
    record Progress(boolean sent, List<NodeTable.Row> returned) {
        Set<Returns> kinds() {
            return NodeTable.kinds(returned);
        }
    }

    @Transactional
    public Progress progress(long jobId) {
        return new Progress(em.find(JobRow.class, jobId).isSent(), table.of(jobId));
    }

    /** The node has the images: the lane is free for other jobs until it answers or its time is up. */
    @Transactional
    public void await(String lane, long jobId, VendorNode node) {
        JobRow job = locked(jobId);
        if (job.isHeldBy(lane)) {
            Instant now = clock.instant();
            boolean answered = node.isAnsweredBy(NodeTable.kinds(table.of(jobId)));
            job.sent(now, now.plus(answered ? quiet : node.patience()));
        }
    }

    /** The file of an object that came before. */
    @Transactional
    public Optional<Path> file(DicomUid sopInstance) {
        return table.file(sopInstance).map(folder::resolve);
    }

    /**
     * The job an object answers: of the study's jobs for the model those whose series the object names, else all; of these the
     * first whose answer is not whole, since nodes answer in the order they are asked, else the last.
     *
     * @param named original UIDs the object refers to
     */
    @Transactional
    public Optional<Long> answeredBy(DicomUid study, VendorNodes.Assigned by, Set<String> named) {
        List<JobRow> jobsThere = em.createQuery(
                        "select j from JobRow j where j.study.studyUid = :study and j.modelId = :model order by j.id",
                        JobRow.class)
                .setParameter("study", study.value())
                .setParameter("model", by.modelId())
                .getResultList();
        List<JobRow> naming =
                jobsThere.stream().filter(job -> names(job, named)).toList();
        List<JobRow> candidates = naming.isEmpty() ? jobsThere : naming;
        return candidates.stream()
                .filter(job -> isOpen(job, by.node()))
                .findFirst()
                .or(() -> candidates.stream().reduce((earlier, later) -> later))
                .map(JobRow::id);
    }

    private boolean isOpen(JobRow job, VendorNode node) {
        boolean under = job.state() == JobDesk.State.WAITING || job.state() == JobDesk.State.RUNNING;
        return under && !node.isAnsweredBy(NodeTable.kinds(table.of(job.id())));
    }

    private boolean names(JobRow job, Set<String> named) {
        DicomUid series = job.series().seriesUid();
        return named.contains(series.value())
                || index.instances(job.study().studyUid(), Optional.of(series)).stream()
                        .anyMatch(instance -> named.contains(
                                instance.header().sopInstanceUid().value()));
    }

    /** An object came and lies at its place. A whole answer is looked at once nothing more comes for the quiet time. */
    @Transactional
    public void arrived(long jobId, VendorNode node, InstanceHeader header, Path file, String origin) {
        JobRow job = locked(jobId);
        Instant now = clock.instant();
        table.insert(jobId, header, folder.relative(file), origin, now);
        boolean whole = node.isAnsweredBy(NodeTable.kinds(table.of(jobId))) || job.state() == JobDesk.State.DONE;
        if (whole && job.state() != JobDesk.State.RUNNING) {
            job.answered(now.plus(quiet));
        }
        lanes.wake();
    }

    /**
     * Result and objects of a whole answer. When the result is kept already, what came later is filed and delivered with it;
     * its text stays.
     */
    @Transactional
    public void keep(String lane, long jobId, ImagingResult result, JobBook.Filed filed, List<NodeTable.Row> returned) {
        JobRow job = locked(jobId);
        if (!job.isHeldBy(lane)) {
            return;
        }
        Instant now = clock.instant();
        if (reports.knows(result.uid())) {
            for (StoredInstance made : filed.derived()) {
                index.addDerived(made, result.uid(), now);
            }
            deliveries.objects(result.uid());
            job.done(now, "");
        } else {
            jobs.keep(lane, jobId, result, filed);
        }
        table.filed(returned, now);
        if (table.of(jobId).stream().anyMatch(row -> !row.filed())) {
            job.answered(now.plus(quiet));
            lanes.wake();
        }
    }

    private JobRow locked(long jobId) {
        JobRow job = em.find(JobRow.class, jobId, LockModeType.PESSIMISTIC_WRITE);
        if (job == null) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no such job");
        }
        return job;
    }
}
