package io.xinglin.imaging.picture;

import java.util.stream.IntStream;

/**
 * How a stored picture was turned into the network's square, and how a map over that square is turned back.
 *
 * @param width of the picture as looked at
 * @param height of the picture as looked at
 */
public record Framing(AxialOrientation orientation, int width, int height) {
    /** The square the network sees: oriented, padded, resampled. */
    public static Picture frame(Picture stored, AxialOrientation orientation, int size) {
        return Resampling.resize(orientation.toStandard(stored).squared(), size, size);
    }

    public static Framing of(Picture stored, AxialOrientation orientation) {
        return orientation.transposed()
                ? new Framing(orientation, stored.height(), stored.width())
                : new Framing(orientation, stored.width(), stored.height());
    }

    /** A map over the square as a map over the stored picture, with about as many cells. */
    public Picture unframe(Picture map) {
        Picture inside = width == height ? map : withoutPadding(map);
        return orientation.toStored(inside);
    }

    private Picture withoutPadding(Picture map) {
        double side = Math.max(width, height);
        int columns = Math.max(1, (int) Math.round(map.width() * width / side));
        int rows = Math.max(1, (int) Math.round(map.height() * height / side));
        int left = (map.width() - columns) / 2;
        int top = (map.height() - rows) / 2;
        float[] values = new float[columns * rows];
        IntStream.range(0, rows)
                .forEach(y ->
                        System.arraycopy(map.values(), (y + top) * map.width() + left, values, y * columns, columns));
        return new Picture(columns, rows, values);
    }
}
