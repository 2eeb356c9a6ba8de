package io.xinglin.ejb.inference;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.PriorComparison;
import io.xinglin.core.imaging.ResultEncoder;
import io.xinglin.core.imaging.SeriesAnalyzer;
import io.xinglin.core.imaging.VendorNode;
import io.xinglin.core.imaging.VendorNodes;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.queue.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;

/**
 * One attempt at one job: analyse, encode, file, and keep everything in one transaction at the end.
 *
 * <p>A series that a vendor's node reads goes to {@link NodeRun}.
 *
 * <p>Up to that transaction only files have been written, under names that the next attempt writes again; so an attempt
 * may die anywhere and the next one makes the same result.
 */
@ApplicationScoped
public class JobRun {
    private static final Logger LOG = Logger.getLogger(JobRun.class.getName());

    private JobBook book;
    private SeriesAnalyzer analyzer;
    private ResultEncoder encoder;
    private ResultFiling filing;
    private VendorNodes nodes;
    private NodeRun nodeRun;
    private PriorComparison comparison;
    private InferenceThreads threads;
    private Duration timeout;

    /** For the container's proxy. */
    protected JobRun() {}

    @Inject
    public JobRun(
            JobBook book,
            SeriesAnalyzer analyzer,
            ResultEncoder encoder,
            ResultFiling filing,
            VendorNodes nodes,
            NodeRun nodeRun,
            PriorComparison comparison,
            InferenceThreads threads,
            XinglinConfig config) {
        this.book = book;
        this.analyzer = analyzer;
        this.encoder = encoder;
        this.filing = filing;
        this.nodes = nodes;
        this.nodeRun = nodeRun;
        this.comparison = comparison;
        this.threads = threads;
        this.timeout = config.jobs().inferenceTimeout();
    }

    /** @throws ProblemException when the attempt failed */
    public void run(String lane, long jobId) {
        JobBook.Assignment work = book.assignment(jobId);
        if (work.stale()) {
            book.skip(lane, jobId);
            return;
        }
        LOG.info(() -> "XL-INF-002 job " + jobId + " runs " + work.modelId() + " " + work.version() + " on "
                + work.series().size() + " instances");
        Optional<VendorNode> node = nodes.find(work.modelId(), work.version());
        if (node.isPresent()) {
            nodeRun.run(lane, jobId, work, node.get(), found -> compared(jobId, found));
            return;
        }
        ImagingResult found = analyze(work);
        LOG.info(
                () -> "XL-INF-003 job " + jobId + " analysed in " + found.took().toMillis() + " ms");
        if (work.quiet()) {
            book.keepQuietly(lane, jobId, found);
            return;
        }
        ImagingResult result = compared(jobId, found);
        book.keep(
                lane,
                jobId,
                result,
                filing.aside(aside ->
                        filing.file(result, encoder.encode(result, work.series(), work.order(), aside), aside)));
    }

    private ImagingResult compared(long jobId, ImagingResult found) {
        return book.before(jobId)
                .map(both -> comparison.compare(
                        found,
                        both.today(),
                        both.earlier().result(),
                        both.earlier().day()))
                .orElse(found);
    }

    private ImagingResult analyze(JobBook.Assignment work) {
        Future<ImagingResult> answer =
                threads.submit(() -> analyzer.analyze(work.resultUid(), work.modelId(), work.version(), work.series()));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ProblemException(Problem.Category.BUSY, "the model took longer than " + timeout, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.Category.BUSY, "the server is stopping", e);
        } catch (ExecutionException e) {
            throw new ProblemException(Problems.of(e), e);
        }
    }
}
