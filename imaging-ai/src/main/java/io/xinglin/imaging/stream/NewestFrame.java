package io.xinglin.imaging.stream;

import java.util.Optional;

/**
 * Where a camera leaves frames and an analysis takes them: there is room for one, a newer one takes the place of an older, so
 * that what is shown is never older than one analysis. Safe for use by many threads.
 */
public final class NewestFrame {
    private LiveFrame waiting;
    private long dropped;
    private boolean ended;

    /** Leaves a frame; one that still waits is dropped. Never blocks. */
    public synchronized void offer(LiveFrame frame) {
        if (waiting != null) {
            dropped++;
        }
        waiting = frame;
        notifyAll();
    }

    /** Leaves a frame when there is room for it: for sources that can wait, such as files. */
    public synchronized void put(LiveFrame frame) throws InterruptedException {
        while (waiting != null && !ended) {
            wait();
        }
        waiting = frame;
        notifyAll();
    }

    /** No frame comes after this; the one that waits is still given out. */
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** The newest frame, as soon as there is one; empty after the last. */
    public synchronized Optional<LiveFrame> take() throws InterruptedException {
        while (waiting == null && !ended) {
            wait();
        }
        var frame = Optional.ofNullable(waiting);
        waiting = null;
        notifyAll();
        return frame;
    }

    /** Frames nobody looked at so far. */
    public synchronized long dropped() {
        return dropped;
    }
}
