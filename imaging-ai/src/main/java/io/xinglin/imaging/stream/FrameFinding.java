package io.xinglin.imaging.stream;

import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.region.Outline;
import java.util.List;

/**
 * What was found of one label on one frame.
 *
 * @param probability of this frame alone, calibrated
 * @param smoothed with the frames before
 * @param present whether {@code smoothed} reaches the label's threshold
 * @param outlines boxes and masks on the frame's own pixels; empty unless present
 */
public record FrameFinding(
        OutputLabel label, double probability, double smoothed, boolean present, List<Outline> outlines) {
    public FrameFinding {
        outlines = List.copyOf(outlines);
    }
}
