package io.xinglin.imaging.series;

import io.xinglin.imaging.picture.Picture;
import java.util.Optional;

/**
 * What the slice network says of one slice.
 *
 * @param map where it looked, before the sigmoid, over the network's square; empty when it has no such output
 */
record SliceOutput(float[] logits, float[] features, Optional<Picture> map) {}
