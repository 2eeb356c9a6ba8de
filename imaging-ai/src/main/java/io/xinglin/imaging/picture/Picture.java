package io.xinglin.imaging.picture;

import java.util.Arrays;

/**
 * A grey picture.
 *
 * @param values row-major {@code width * height}; not copied, treat as read-only
 */
public record Picture(int width, int height, float[] values) {
    public Picture {
        if (width < 1 || height < 1 || values.length != width * height) {
            throw new IllegalArgumentException(values.length + " values for " + width + "x" + height);
        }
    }

    /** The picture centred on a black square of its longer side; itself when it is square. */
    public Picture squared() {
        if (width == height) {
            return this;
        }
        int side = Math.max(width, height);
        float[] square = new float[side * side];
        int left = (side - width) / 2;
        int top = (side - height) / 2;
        for (int y = 0; y < height; y++) {
            System.arraycopy(values, y * width, square, (y + top) * side + left, width);
        }
        return new Picture(side, side, square);
    }

    /** The square of the shorter side in the middle of the picture; itself when it is square. */
    Picture middleSquare() {
        if (width == height) {
            return this;
        }
        int side = Math.min(width, height);
        return cut(new Box((width - side) / 2, (height - side) / 2, side, side));
    }

    /** A part of the picture, which must lie inside it. */
    Picture cut(Box box) {
        float[] part = new float[box.width() * box.height()];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(values, (y + box.top()) * width + box.left(), part, y * box.width(), box.width());
        }
        return new Picture(box.width(), box.height(), part);
    }

    /** Rows become columns. */
    Picture transposed() {
        float[] turned = new float[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * height + y] = values[y * width + x];
            }
        }
        return new Picture(height, width, turned);
    }

    /** Mirrored left to right ({@code columns}) and/or top to bottom ({@code rows}). */
    Picture mirrored(boolean columns, boolean rows) {
        if (!columns && !rows) {
            return this;
        }
        float[] turned = new float[values.length];
        for (int y = 0; y < height; y++) {
            int from = (rows ? height - 1 - y : y) * width;
            for (int x = 0; x < width; x++) {
                turned[y * width + x] = values[from + (columns ? width - 1 - x : x)];
            }
        }
        return new Picture(width, height, turned);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture p && p.width == width && p.height == height && Arrays.equals(p.values, values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(values);
    }
}
