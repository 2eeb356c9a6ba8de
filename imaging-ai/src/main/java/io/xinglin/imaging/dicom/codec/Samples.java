package io.xinglin.imaging.dicom.codec;

/**
 * Decoded samples of one frame, interleaved by pixel, row-major.
 *
 * @param perPixel 1 or 3
 * @param values {@code rows * columns * perPixel} values; not copied
 * @param colorSpace what three samples mean
 */
public record Samples(int rows, int columns, int perPixel, int[] values, ColorSpace colorSpace) {
    /** What the decoder knows about three samples. */
    public enum ColorSpace {
        /** The data set's photometric interpretation says it. */
        AS_DESCRIBED,
        RGB,
        YBR
    }

    public Samples {
        if (values.length != (long) rows * columns * perPixel) {
            throw new IllegalArgumentException("wrong number of samples");
        }
    }

    public Samples(int rows, int columns, int perPixel, int[] values) {
        this(rows, columns, perPixel, values, ColorSpace.AS_DESCRIBED);
    }
}
