package io.xinglin.imaging.dicom;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.answer.ReportReading;
import io.xinglin.imaging.dicom.answer.SegmentationReading;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.node.AnswerReader;
import io.xinglin.imaging.node.NodeReport;
import io.xinglin.imaging.node.Outlined;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** {@link AnswerReader} over DICOM files. Stateless, safe for use by many threads. */
public final class Part10AnswerReader implements AnswerReader {
    @Override
    public NodeReport report(Path sr) {
        return guarded(() -> ReportReading.read(Part10Reader.readWithBulk(sr)));
    }

    @Override
    public List<Outlined> outlines(Path segmentation, List<StoredInstance> series) {
        return guarded(() -> SegmentationReading.read(Part10Reader.readWithBulk(segmentation), series));
    }

    /** Attributes of any shape come from outside: what the reading trips over is the object's fault. */
    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ProblemException(Category.INVALID, "an attribute of the node's object is malformed", e);
        }
    }
}
