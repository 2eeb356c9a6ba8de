package io.xinglin.imaging.picture;

import io.xinglin.core.imaging.Box;
import java.util.Arrays;
import java.util.Optional;

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

    /** A map over the square as a map over the stored picture, pixel for pixel; negative infinity beyond the square. */
    public Picture unframeFully(Picture map) {
        if (fit == Fit.STRETCH) {
            return orientation.toStored(Resampling.resize(map, width, height));
        }
        Picture square = Resampling.resize(map, side(), side());
        float[] values = new float[width * height];
        Arrays.fill(values, Float.NEGATIVE_INFINITY);
        int fromX = Math.max(0, -left());
        int toX = Math.min(width, side() - left());
        for (int y = Math.max(0, -top()); y < Math.min(height, side() - top()); y++) {
            System.arraycopy(
                    square.values(), (y + top()) * side() + fromX + left(), values, y * width + fromX, toX - fromX);
        }
        return orientation.toStored(new Picture(width, height, values));
    }

    /**
     * A box over the square, in shares of it, as a box over the picture as looked at; what reaches beyond the picture is
     * cut off. Empty when nothing is left.
     */
    public Optional<Box> unframe(double fromLeft, double fromTop, double toRight, double toBottom) {
        boolean stretched = fit == Fit.STRETCH;
        double across = stretched ? width : side();
        double down = stretched ? height : side();
        double beginX = Math.max(0, fromLeft * across - (stretched ? 0 : left()));
        double beginY = Math.max(0, fromTop * down - (stretched ? 0 : top()));
        double endX = Math.min(width, toRight * across - (stretched ? 0 : left()));
        double endY = Math.min(height, toBottom * down - (stretched ? 0 : top()));
        return endX > beginX && endY > beginY ? Optional.of(new Box(beginX, beginY, endX, endY)) : Optional.empty();
    }

    /** Of the square, in pixels of the picture. */
    private int side() {
        return fit == Fit.PAD ? Math.max(width, height) : Math.min(width, height);
    }

    /** Where the picture's left edge lies in the square; negative when the square lies inside the picture. */
    private int left() {
        return fit == Fit.PAD ? (side() - width) / 2 : -((width - side()) / 2);
    }

    /** The same of the top edge. */
    private int top() {
        return fit == Fit.PAD ? (side() - height) / 2 : -((height - side()) / 2);
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
