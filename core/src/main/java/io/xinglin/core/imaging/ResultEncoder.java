package io.xinglin.core.imaging;

import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.StoredInstance;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Port: writes one result as DICOM objects (SR TID 1500, segmentation with the masks, secondary
 * capture with the heat map). Safe for use by many threads.
 */
public interface ResultEncoder {
    /**
     * Writes Part 10 files into {@code folder} and returns their headers and paths. UIDs are derived from the result's,
     * so a repeated call writes the same objects.
     *
     * @param series the instances the result was made from: patient, study and evidence references come from them
     */
    List<StoredInstance> encode(
            ImagingResult result, List<StoredInstance> series, Optional<ImagingOrder> order, Path folder);
}
