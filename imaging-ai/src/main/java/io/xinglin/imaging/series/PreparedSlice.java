package io.xinglin.imaging.series;

import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Picture;

/**
 * A slice ready for the network.
 *
 * @param source where it came from, the caller's own
 * @param pixels the network's square, 0..1
 * @param framing the way back to the stored picture
 */
public record PreparedSlice<S>(S source, Picture pixels, Framing framing, Placement placement) {}
