package io.xinglin.imaging.series;

import io.xinglin.imaging.detection.VolumeFinds;
import io.xinglin.imaging.volume.SliceStack;

/**
 * Port: what a package makes of a volume; one implementation for each {@link io.xinglin.imaging.model.TaskKind} of volumes,
 * {@link TaskRunners} opens it. Safe for use by many threads; to be closed only when no call is under way.
 */
interface VolumeRunner extends LaneRunner {
    /** @param deadline run between pieces of work; throws when the time is up */
    VolumeFinds find(SliceStack stack, Runnable deadline);

    /** Runs the network once, so that the first series is not slower than the next. */
    void warmUp();
}
