package io.xinglin.core.imaging;

import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.InstanceHeader;
import java.util.List;
import java.util.Optional;

/** Port: the model packages installed here, each verified against its checksums when loaded. Safe for use by many threads. */
public interface ModelCatalogue {
    /** The packages that loaded, by id then version. */
    List<ModelPackage> packages();

    /** Folders that look like packages but were refused, with the reason (wrong checksum, bad schema). */
    List<String> refused();

    /** The newest version of a model. */
    Optional<ModelPackage> find(String modelId);

    /**
     * The models a series goes to, by the packages' routing rules and the site's overrides.
     *
     * @param series headers of one series
     * @param order the matched order, if there is one
     */
    List<ModelPackage> route(List<InstanceHeader> series, Optional<ImagingOrder> order);
}
