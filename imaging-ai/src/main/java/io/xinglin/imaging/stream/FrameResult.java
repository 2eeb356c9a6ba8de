package io.xinglin.imaging.stream;

import java.util.List;

/**
 * The answer to one frame.
 *
 * @param latencyNanos from the frame's arrival until the answer
 */
public record FrameResult(long number, int width, int height, List<FrameFinding> findings, long latencyNanos) {
    public FrameResult {
        findings = List.copyOf(findings);
    }
}
