package io.xinglin.imaging.network;

import java.util.Arrays;

/**
 * A dense float32 array.
 *
 * @param values row-major; not copied, treat as read-only
 */
public record Tensor(float[] values, long[] shape) {
    public Tensor {
        long size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        if (size != values.length) {
            throw new IllegalArgumentException(values.length + " values for shape " + Arrays.toString(shape));
        }
    }

    public static Tensor of(float[] values, long... shape) {
        return new Tensor(values, shape);
    }

    /** Length of one axis. */
    public int axis(int index) {
        return Math.toIntExact(shape[index]);
    }

    /** The {@code index}-th part along the first axis, copied. */
    public float[] row(int index) {
        int length = values.length / axis(0);
        return Arrays.copyOfRange(values, index * length, (index + 1) * length);
    }
}
