package io.xinglin.imaging.picture;

/**
 * How a stored picture was turned into the network's square, and how a map over that square is turned back.
 *
 * @param width of the picture as looked at
 * @param height of the picture as looked at
 */
public record Framing(AxialOrientation orientation, Fit fit, int width, int height) {
    /** The square the network sees: oriented, padded, resampled. */
    public static Picture frame(Picture stored, AxialOrientation orientation, int size) {
        return Resampling.resize(orientation.toStandard(stored).squared(), size, size);
    }

    /** The square the network sees of a picture that is stored as looked at. */
    public static Picture frame(Picture stored, Fit fit, int size) {
        Picture fitted = fit == Fit.PAD ? stored.squared() : fit == Fit.CROP ? stored.middleSquare() : stored;
        return Resampling.resize(fitted, size, size);
    }

    public static Framing of(Picture stored, AxialOrientation orientation) {
        return orientation.transposed()
                ? new Framing(orientation, Fit.PAD, stored.height(), stored.width())
                : new Framing(orientation, Fit.PAD, stored.width(), stored.height());
    }

    public static Framing of(Picture stored, Fit fit) {
        return new Framing(AxialOrientation.STANDARD, fit, stored.width(), stored.height());
    }

    /** A map over the square as a map over the stored picture, with about as many cells; nothing is known of cut edges. */
    public Picture unframe(Picture map) {
        if (width == height || fit == Fit.STRETCH) {
            return orientation.toStored(map);
        }
        double side = fit == Fit.PAD ? Math.max(width, height) : Math.min(width, height);
        int columns = Math.max(1, (int) Math.round(map.width() * width / side));
        int rows = Math.max(1, (int) Math.round(map.height() * height / side));
        return orientation.toStored(middle(map, columns, rows));
    }

    /** The middle of the map, or the map with its edges' surroundings left at the least value it has. */
    private static Picture middle(Picture map, int columns, int rows) {
        float least = Float.POSITIVE_INFINITY;
        for (float value : map.values()) {
            least = Math.min(least, value);
        }
        int left = Math.floorDiv(map.width() - columns, 2);
        int top = Math.floorDiv(map.height() - rows, 2);
        float[] values = new float[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int fromX = x + left;
                int fromY = y + top;
                boolean inside = fromX >= 0 && fromX < map.width() && fromY >= 0 && fromY < map.height();
                values[y * columns + x] = inside ? map.values()[fromY * map.width() + fromX] : least;
            }
        }
        return new Picture(columns, rows, values);
    }
}
