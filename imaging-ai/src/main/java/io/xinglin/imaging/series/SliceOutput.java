package io.xinglin.imaging.series;

import io.xinglin.imaging.picture.Picture;
import java.util.List;

/**
 * What the main network says of one picture.
 *
 * @param features for the series network; the logits where there is none
 * @param maps where it looked, before the sigmoid, over the network's square: none, one for all labels, or one a label
 */
record SliceOutput(float[] logits, float[] features, List<Picture> maps) {
    SliceOutput {
        maps = List.copyOf(maps);
    }
}
