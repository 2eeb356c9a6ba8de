package io.xinglin.imaging.series;

import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.region.Drawing;
import java.util.Optional;

/**
 * One slice after the whole series was seen.
 *
 * @param probabilities calibrated, in the order of the model's labels
 * @param heat 0..1 over the stored picture; empty when the model does not explain itself
 * @param framing how the stored picture became the network's square
 * @param drawing what the network drew over that square
 */
public record AnalysedSlice<S>(
        S source,
        Placement placement,
        double[] probabilities,
        Optional<Picture> heat,
        Framing framing,
        Drawing drawing) {}
