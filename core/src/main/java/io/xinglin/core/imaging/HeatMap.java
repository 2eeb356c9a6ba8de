package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import java.util.Objects;

/**
 * Where in one slice the model looked.
 *
 * @param values row-major {@code height * width} values in 0..1; not copied, treat as read-only
 */
public record HeatMap(DicomUid sopInstanceUid, int frame, int width, int height, float[] values) {
    public HeatMap {
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        if (values.length != width * height) {
            throw new IllegalArgumentException("heat map has " + values.length + " values for " + width + "x" + height);
        }
    }
}
