package io.xinglin.imaging.series;

import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Raster;

/**
 * A slice or picture ready for the network.
 *
 * @param source where it came from, the caller's own
 * @param pixels the network's square, 0..1 unless the package asks for something else
 * @param framing the way back to the stored picture
 */
public record PreparedSlice<S>(S source, Raster pixels, Framing framing, Placement placement) {}
