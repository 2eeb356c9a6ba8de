package io.xinglin.imaging.series;

import java.time.Duration;

/** The opened networks of one package. Safe for use by many threads; to be closed only when no call is under way. */
interface LaneRunner extends AutoCloseable {
    /** Time spent inside the networks since they were opened, over all threads. */
    Duration timeInside();

    @Override
    void close();
}
