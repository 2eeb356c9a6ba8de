package io.xinglin.ejb.inference;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.VendorNode;
import io.xinglin.core.imaging.VendorNode.Returns;
import io.xinglin.core.imaging.VendorNodes;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.pseudonym.Deidentifier;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ejb.archive.ArchiveFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;

/**
 * One attempt at a job that a vendor's node does: images without identity go out, the lane is given back, and when the answer
 * is there, or the time is up, a lane takes it from here.
 */
@ApplicationScoped
public class NodeRun {
    private static final Logger LOG = Logger.getLogger(NodeRun.class.getName());

    private NodeBook book;
    private VendorNodes nodes;
    private Deidentifier deidentifier;
    private DicomNetwork network;
    private DicomFiles files;
    private ArchiveFolder folder;
    private ResultFiling filing;
    private String aeTitle = "";

    /** For the container's proxy. */
    protected NodeRun() {}

    @Inject
    public NodeRun(
            NodeBook book,
            VendorNodes nodes,
            Deidentifier deidentifier,
            DicomNetwork network,
            DicomFiles files,
            ArchiveFolder folder,
            ResultFiling filing,
            XinglinConfig config) {
        this.book = book;
        this.nodes = nodes;
        this.deidentifier = deidentifier;
        this.network = network;
        this.files = files;
        this.folder = folder;
        this.filing = filing;
        this.aeTitle = config.dicom().aeTitle();
    }

    /**
     * @param comparison with an earlier study
     * @throws ProblemException when the attempt failed; UNAVAILABLE when the node did not answer in time
     */
    public void run(
            String lane,
            long jobId,
            JobBook.Assignment work,
            VendorNode node,
            UnaryOperator<ImagingResult> comparison) {
        NodeBook.Progress progress = book.progress(jobId);
        boolean late = progress.sent() && progress.kinds().contains(Returns.SR);
        if (late || node.isAnsweredBy(progress.kinds())) {
            collect(lane, jobId, work, node, progress.returned(), comparison);
        } else if (progress.sent()) {
            throw new ProblemException(
                    Problem.Category.UNAVAILABLE,
                    "node " + node.node().name() + " sent no report within "
                            + node.patience().toMinutes() + " minutes");
        } else {
            send(work, node);
            book.await(lane, jobId, node);
            LOG.info(() ->
                    "XL-INF-005 job " + jobId + " waits for node " + node.node().name());
        }
    }

    private void send(JobBook.Assignment work, VendorNode node) {
        filing.aside(aside -> {
            List<StoredInstance> outgoing = node.deidentify()
                    ? deidentifier.deidentify(work.modelId(), node.burnedIn(), work.series(), aside)
                    : work.series();
            network.send(aeTitle, node.node(), outgoing);
            return outgoing.size();
        });
    }

    private void collect(
            String lane,
            long jobId,
            JobBook.Assignment work,
            VendorNode node,
            List<NodeTable.Row> returned,
            UnaryOperator<ImagingResult> comparison) {
        filing.aside(aside -> {
            List<StoredInstance> own = new ArrayList<>();
            for (NodeTable.Row row : returned) {
                own.add(own(folder.resolve(row.file()), work, node, aside));
            }
            ImagingResult found = nodes.result(work.resultUid(), work.modelId(), work.version(), work.series(), own);
            if (work.quiet()) {
                book.keepQuietly(lane, jobId, found, returned);
                return own.size();
            }
            ImagingResult result = comparison.apply(found);
            book.keep(lane, jobId, result, filing.file(result, own, aside), returned);
            return own.size();
        });
    }

    /** The object as the archive keeps it: about the patient it is about. */
    private StoredInstance own(Path returned, JobBook.Assignment work, VendorNode node, Path aside) throws IOException {
        if (node.deidentify()) {
            return deidentifier.reidentify(
                    work.modelId(), returned, work.series().get(0), aside);
        }
        Path copy = Files.copy(returned, aside.resolve(returned.getFileName()));
        return new StoredInstance(files.readHeader(copy), copy);
    }
}
