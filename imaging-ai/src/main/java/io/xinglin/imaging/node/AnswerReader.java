package io.xinglin.imaging.node;

import io.xinglin.core.study.StoredInstance;
import java.nio.file.Path;
import java.util.List;

/** Port: reads the objects a node sends back. Safe for use by many threads. */
public interface AnswerReader {
    /**
     * A measurement report (PS3.16 TID 1500).
     *
     * @throws io.xinglin.core.problem.ProblemException INVALID when it is none
     */
    NodeReport report(Path sr);

    /**
     * What a segmentation (PS3.3 A.51) outlines on images of a series; frames that name no image of it are left out.
     *
     * @throws io.xinglin.core.problem.ProblemException INVALID when it is none, UNSUPPORTED when its pixels are compressed
     */
    List<Outlined> outlines(Path segmentation, List<StoredInstance> series);
}
