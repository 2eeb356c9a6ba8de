package io.xinglin.imaging.detection;

import io.xinglin.imaging.volume.SliceStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Port: finds the things a {@code volume-detection} package is for. {@link Detectors} opens one; it is opened once and
 * shared. Safe for use by many threads; to be closed only when no call is under way.
 */
public interface VolumeDetector extends AutoCloseable {
    /**
     * Looks through one series.
     *
     * @param stack in modality units, each slice at its own place
     * @param deadline to be run between pieces of work; throws when the time is up
     * @return what was found; its labels and scores are keyed as the package's labels
     * @throws io.xinglin.core.problem.ProblemException INVALID for a series the detector cannot look through (no lung in it);
     *     FAULT when a network fails or answers in another form
     */
    VolumeFinds detect(SliceStack stack, Runnable deadline);

    /** Opens what it needs before the first series needs it. */
    default void warmUp() {}

    /**
     * What its networks answer to inputs made by formula (docs/model-contract.md, "Lung nodules"), for the self test of a package.
     *
     * @param shifts of the formula
     * @return by network and output, {@code patch.logits}, one row a shift; empty where it has no network
     * @throws io.xinglin.core.problem.ProblemException FAULT when a network fails or answers in another form
     */
    default Map<String, List<float[]>> answers(List<Double> shifts) {
        return Map.of();
    }

    /** Time spent inside networks since it was opened, over all threads. */
    Duration timeInside();

    @Override
    void close();
}
