package io.xinglin.imaging.region;

import io.xinglin.core.imaging.Box;
import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Resampling;
import java.util.Arrays;
import java.util.Optional;

/** Brings what was drawn over the network's square back to the pixels of the stored picture. Stateless. */
final class Unframing {
    private Unframing() {}

    /** A map over the square as a map over the stored picture, pixel for pixel; negative infinity beyond the square. */
    static Picture pixels(Framing framing, Picture map) {
        var place = framing.place();
        int width = framing.width();
        int height = framing.height();
        Picture square = Resampling.resize(map, place.width(), place.height());
        float[] values = new float[width * height];
        Arrays.fill(values, Float.NEGATIVE_INFINITY);
        int left = Math.max(0, place.left());
        int count = Math.min(width, place.left() + place.width()) - left;
        int bottom = Math.min(height, place.top() + place.height());
        for (int y = Math.max(0, place.top()); y < bottom; y++) {
            int from = (y - place.top()) * place.width() + left - place.left();
            System.arraycopy(square.values(), from, values, y * width + left, count);
        }
        return framing.orientation().toStored(new Picture(width, height, values));
    }

    /**
     * A box over the square, in shares of it, as a box over a picture that is stored as looked at; what reaches beyond the
     * picture is cut off. Empty when nothing is left.
     */
    static Optional<Box> box(Framing framing, double left, double top, double right, double bottom) {
        var place = framing.place();
        double beginX = Math.max(0, place.left() + left * place.width());
        double beginY = Math.max(0, place.top() + top * place.height());
        double endX = Math.min(framing.width(), place.left() + right * place.width());
        double endY = Math.min(framing.height(), place.top() + bottom * place.height());
        return endX > beginX && endY > beginY ? Optional.of(new Box(beginX, beginY, endX, endY)) : Optional.empty();
    }
}
