package io.xinglin.imaging.region;

import io.xinglin.imaging.picture.Framing;
import java.util.List;

/** What a network drew on one picture, over its own square. Immutable. */
@FunctionalInterface
public interface Drawing {
    /** Of networks that draw nothing. */
    Drawing NOTHING = (label, probability, framing) -> List.of();

    /**
     * What counts as drawn for a label, on the stored picture at its full resolution; most probable first.
     *
     * @param label its place among the model's labels
     * @param probability the label's on this picture, calibrated
     * @param framing how the picture became the square
     */
    List<Outline> outlines(int label, double probability, Framing framing);
}
