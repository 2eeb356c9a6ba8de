package io.xinglin.imaging.series;

import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.region.Drawing;
import java.util.List;

/**
 * What a model says of a picture that belongs to no series.
 *
 * @param probabilities in the order of the model's labels
 * @param drawing what the network outlined
 * @param maps logits over the network's square: none, one for all labels, or one a label
 */
public record SeenPicture(double[] probabilities, Drawing drawing, List<Picture> maps) {
    public SeenPicture {
        maps = List.copyOf(maps);
    }
}
