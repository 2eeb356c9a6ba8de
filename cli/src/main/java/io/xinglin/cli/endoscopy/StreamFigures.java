package io.xinglin.cli.endoscopy;

import io.xinglin.imaging.stream.FrameResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How fast a stream was answered. Of one thread. */
final class StreamFigures {
    /** As many as percentiles are made of. */
    private static final int MOST = 100_000;

    private final long begin = System.nanoTime();
    private final List<Long> latencies = new ArrayList<>();
    private long answered;
    private long bad;

    void answered(FrameResult result) {
        answered++;
        if (latencies.size() < MOST) {
            latencies.add(result.latencyNanos());
        }
    }

    void unreadable() {
        bad++;
    }

    long bad() {
        return bad;
    }

    String line(long frames, long dropped) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        List<Long> sorted = latencies.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%d frames, %d looked at (%.1f a second), %d dropped, %d unreadable; latency ms: median %.1f, 95 %% %.1f",
                frames,
                answered,
                answered / seconds,
                dropped,
                bad,
                percentile(sorted, 0.5),
                percentile(sorted, 0.95));
    }

    private static double percentile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share)) / 1e6;
    }
}
