package io.xinglin.imaging.picture;

/**
 * How a stored picture was turned into the network's square, and how a map over that square is turned back.
 *
 * @param width of the picture as looked at
 * @param height of the picture as looked at
 * @param content the part of it that became the square, where the fit looks for one
 */
public record Framing(AxialOrientation orientation, Fit fit, int width, int height, Box content) {
    /** The square the network sees: oriented, padded, resampled. */
    public static Picture frame(Picture stored, AxialOrientation orientation, int size) {
        return Resampling.resize(orientation.toStandard(stored).squared(), size, size);
    }

    /** The square the network sees of one plane of the picture this framing was made of. */
    public Picture square(Picture plane, int size) {
        Picture fitted = switch (fit) {
            case PAD -> plane.squared();
            case CROP -> plane.middleSquare();
            case STRETCH -> plane;
            case CONTENT -> plane.cut(content);
        };
        return Resampling.resize(fitted, size, size);
    }

    public static Framing of(Picture stored, AxialOrientation orientation) {
        Picture seen = orientation.transposed() ? stored.transposed() : stored;
        return new Framing(orientation, Fit.PAD, seen.width(), seen.height(), Box.whole(seen));
    }

    /** How a picture that is stored as looked at becomes a square. */
    public static Framing of(Raster stored, Fit fit) {
        Picture plane = stored.first();
        Box content = fit == Fit.CONTENT ? Box.content(stored.channels(1).first()) : Box.whole(plane);
        return new Framing(AxialOrientation.STANDARD, fit, plane.width(), plane.height(), content);
    }

    /** Where the square lies on the picture as looked at; its edges reach beyond the picture where it was padded. */
    public Box place() {
        int side = fit == Fit.PAD ? Math.max(width, height) : Math.min(width, height);
        return switch (fit) {
            case PAD -> new Box(-((side - width) / 2), -((side - height) / 2), side, side);
            case CROP -> new Box((width - side) / 2, (height - side) / 2, side, side);
            case STRETCH, CONTENT -> content;
        };
    }

    /** A map over the square as a map over the stored picture, with about as many cells; nothing is known of cut edges. */
    public Picture unframe(Picture map) {
        if (fit == Fit.CONTENT) {
            return around(map);
        }
        if (width == height || fit == Fit.STRETCH) {
            return orientation.toStored(map);
        }
        double side = fit == Fit.PAD ? Math.max(width, height) : Math.min(width, height);
        int columns = Math.max(1, (int) Math.round(map.width() * width / side));
        int rows = Math.max(1, (int) Math.round(map.height() * height / side));
        return orientation.toStored(part(
                map, Math.floorDiv(map.width() - columns, 2), Math.floorDiv(map.height() - rows, 2), columns, rows));
    }

    /** The map where the content lies, with as many cells beside it as the black around the content asks for. */
    private Picture around(Picture map) {
        double across = (double) map.width() / content.width();
        double down = (double) map.height() / content.height();
        return part(
                map,
                -(int) Math.round(content.left() * across),
                -(int) Math.round(content.top() * down),
                Math.max(1, (int) Math.round(width * across)),
                Math.max(1, (int) Math.round(height * down)));
    }

    /** A part of the map, or the map and its surroundings, which are left at the least value it has. */
    private static Picture part(Picture map, int left, int top, int columns, int rows) {
        float least = Float.POSITIVE_INFINITY;
        for (float value : map.values()) {
            least = Math.min(least, value);
        }
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
