package io.xinglin.imaging.series;

import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.region.Drawing;
import java.util.List;

/**
 * What the main network says of one picture.
 *
 * @param features for the series network; the logits where there is none
 * @param maps where it looked, before the sigmoid, over the network's square: none, one for all labels, or one a label
 * @param drawing what it outlined
 */
record SliceOutput(float[] logits, float[] features, List<Picture> maps, Drawing drawing) {
    SliceOutput {
        maps = List.copyOf(maps);
    }

    /** Of a network that draws nothing. */
    SliceOutput(float[] logits, float[] features, List<Picture> maps) {
        this(logits, features, maps, Drawing.NOTHING);
    }
}
