package io.xinglin.ejb.inference;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.PriorComparison;
import io.xinglin.core.imaging.ResultEncoder;
import io.xinglin.core.imaging.SeriesAnalyzer;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ejb.archive.ArchiveFolder;
import io.xinglin.ejb.archive.HeatMapFile;
import io.xinglin.ejb.queue.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;

/**
 * One attempt at one job: analyse, encode, file, and keep everything in one transaction at the end.
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
    private PriorComparison comparison;
    private ArchiveFolder folder;
    private InferenceThreads threads;
    private Duration timeout;

    /** For the container's proxy. */
    protected JobRun() {}

    @Inject
    public JobRun(
            JobBook book,
            SeriesAnalyzer analyzer,
            ResultEncoder encoder,
            PriorComparison comparison,
            ArchiveFolder folder,
            InferenceThreads threads,
            XinglinConfig config) {
        this.book = book;
        this.analyzer = analyzer;
        this.encoder = encoder;
        this.comparison = comparison;
        this.folder = folder;
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
        LOG.info(() -> "XL-INF-002 job " + jobId + " runs " + work.modelId() + " on "
                + work.series().size() + " instances");
        ImagingResult found = analyze(work);
        LOG.info(
                () -> "XL-INF-003 job " + jobId + " analysed in " + found.took().toMillis() + " ms");
        if (work.quiet()) {
            book.keepQuietly(lane, jobId, found);
            return;
        }
        ImagingResult result = compared(jobId, found);
        try {
            book.keep(lane, jobId, result, file(result, work));
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.FAULT, "the archive folder cannot be written", e);
        }
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
                threads.submit(() -> analyzer.analyze(work.resultUid(), work.modelId(), work.series()));
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

    /** Encodes aside, then moves each file to where it stays. */
    private JobBook.Filed file(ImagingResult result, JobBook.Assignment work) throws IOException {
        Path aside = folder.incoming(".result");
        Files.createDirectories(aside);
        try {
            List<StoredInstance> derived = new ArrayList<>();
            for (StoredInstance made : encoder.encode(result, work.series(), work.order(), aside)) {
                String name = made.header().sopInstanceUid() + ".dcm";
                Path place = folder.derived(result.studyUid(), name);
                folder.keep(made.file(), place);
                derived.add(new StoredInstance(made.header(), place));
            }
            Path maps = aside.resolve("heat");
            HeatMapFile.write(result.heatMaps(), maps);
            Path place = folder.derived(result.studyUid(), result.uid() + ".heat");
            folder.keep(maps, place);
            return new JobBook.Filed(derived, folder.relative(place));
        } finally {
            remove(aside);
        }
    }

    private static void remove(Path aside) throws IOException {
        try (var left = Files.newDirectoryStream(aside)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
        Files.delete(aside);
    }
}
