package io.xinglin.core.imaging;

/**
 * How far pixels lie apart, in mm.
 *
 * @param rows from one row to the next
 * @param columns from one column to the next
 * @param atDetector true for Imager Pixel Spacing (0018,1164): the body is magnified there, so that it is smaller than
 *     what is measured
 */
public record PixelSpacing(double rows, double columns, boolean atDetector) {
    public PixelSpacing {
        if (!(rows > 0 && columns > 0 && rows < Double.POSITIVE_INFINITY && columns < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("pixels lie some way apart");
        }
    }
}
