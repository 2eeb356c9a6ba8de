package io.xinglin.imaging.region;

import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Mask;
import java.util.Objects;
import java.util.Optional;

/**
 * What was drawn for one label on one stored picture.
 *
 * @param box around all of it
 * @param mask empty where the network draws boxes
 * @param probability calibrated
 */
public record Outline(Box box, Optional<Mask> mask, double probability) {
    public Outline {
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(mask, "mask");
    }
}
