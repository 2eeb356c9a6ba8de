package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import java.util.List;

/**
 * Port: runs one model over one series. Bounded: at most as many inferences at once as configured; a caller beyond that
 * waits a bounded time and then gets BUSY. Safe for use by many threads.
 */
public interface SeriesAnalyzer {
    /**
     * By the newest version of the model that is not withdrawn.
     *
     * @param resultUid identifier the result gets
     * @param series instances of one series, any order
     * @throws io.xinglin.core.problem.ProblemException INVALID for pixels that cannot be decoded or the wrong modality,
     *     NOT_FOUND for an unknown model, BUSY, FAULT when the model crashes
     */
    ImagingResult analyze(DicomUid resultUid, String modelId, List<StoredInstance> series);

    /**
     * The same by one version of the model, also where a newer one has been installed or this one withdrawn meanwhile.
     *
     * @throws io.xinglin.core.problem.ProblemException as {@link #analyze(DicomUid, String, List)}; NOT_FOUND when the version is
     *     not installed any more
     */
    ImagingResult analyze(DicomUid resultUid, String modelId, String version, List<StoredInstance> series);
}
