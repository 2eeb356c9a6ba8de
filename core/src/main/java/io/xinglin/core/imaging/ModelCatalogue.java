package io.xinglin.core.imaging;

import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.InstanceHeader;
import java.util.List;
import java.util.Optional;

/**
 * Port: the model packages installed here, each verified against its checksums when loaded. What is installed may change
 * while the server runs; who has got a package keeps it. Safe for use by many threads.
 */
public interface ModelCatalogue {
    /** The packages that loaded, by id then version. */
    List<ModelPackage> packages();

    /** Folders that look like packages but were refused, with the reason (wrong checksum, bad schema). */
    List<String> refused();

    /**
     * Sound packages without a network, which the site has to bring; nothing runs them, and no series is missed by them.
     * None of an id of which a version can run.
     */
    default List<ModelPackage> awaiting() {
        return List.of();
    }

    /**
     * A package that was refused although its manifest can be read.
     *
     * @param algorithm as its manifest declares it
     * @param reason safe to show and to log
     */
    record Refused(AlgorithmIdentification algorithm, String reason) {}

    /**
     * The refused packages that would have got a series, had they loaded; none of a model of which another version is in
     * use. What they would have found must be missed by somebody, not silently.
     */
    default List<Refused> routeRefused(List<InstanceHeader> series, Optional<ImagingOrder> order) {
        return List.of();
    }

    /**
     * A version a person took out of use.
     *
     * @param reason safe to show and to log
     */
    record Withdrawn(String modelId, String version, String reason) {}

    /** The versions that are withdrawn now; looked up afresh at each call. */
    default List<Withdrawn> withdrawn() {
        return List.of();
    }

    /** The newest version of a model that is not withdrawn. */
    Optional<ModelPackage> find(String modelId);

    /** One version of a model, unless it is withdrawn. */
    default Optional<ModelPackage> find(String modelId, String version) {
        return find(modelId).filter(known -> known.algorithm().version().equals(version));
    }

    /**
     * The models a series goes to, by the packages' routing rules and the site's overrides.
     *
     * @param series headers of one series
     * @param order the matched order, if there is one
     */
    List<ModelPackage> route(List<InstanceHeader> series, Optional<ImagingOrder> order);
}
