package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import java.util.List;
import java.util.Optional;

/** Port: the model packages that are read by a vendor's DICOM node, and what its objects say. Safe for use by many threads. */
public interface VendorNodes {
    /** The node that reads for a version of a model; empty for one that runs here. */
    Optional<VendorNode> find(String modelId, String version);

    /** A model and the node that reads for it. */
    record Assigned(String modelId, VendorNode node) {}

    /** All of them. */
    List<Assigned> all();

    /**
     * The node's answer as a result.
     *
     * @param resultUid identifies the result
     * @param series the images it was sent, as they are here
     * @param returned its objects, with the identities of the images; at least one SR
     * @throws io.xinglin.core.problem.ProblemException INVALID when no SR of it is a measurement report (PS3.16 TID 1500)
     *     about the series, NOT_FOUND when the model is not installed
     */
    ImagingResult result(
            DicomUid resultUid,
            String modelId,
            String version,
            List<StoredInstance> series,
            List<StoredInstance> returned);
}
