package io.xinglin.imaging.pixel;

import io.xinglin.core.study.DicomUid;
import java.util.Objects;

/**
 * One decoded frame.
 *
 * @param frame 1-based frame number
 * @param values row-major {@code rows * columns} values in modality units (HU for CT); colour images are reduced to
 *     luma 0..255, MONOCHROME1 keeps its stored sense; not copied, treat as read-only
 * @param spacing mm between rows, mm between columns (0028,0030); empty when unknown
 * @param position x, y, z in mm of the first voxel (0020,0032); empty when unknown
 * @param orientation direction cosines of row and column, six values (0020,0037); empty when unknown
 * @param instanceNumber (0020,0013); 0 when absent
 * @param modality (0008,0060); empty when absent
 */
public record Slice(
        DicomUid sopClassUid,
        DicomUid sopInstanceUid,
        int frame,
        int rows,
        int columns,
        float[] values,
        double[] spacing,
        double[] position,
        double[] orientation,
        int instanceNumber,
        String modality) {
    public Slice {
        Objects.requireNonNull(sopClassUid, "sopClassUid");
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        Objects.requireNonNull(spacing, "spacing");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(orientation, "orientation");
        modality = Objects.requireNonNullElse(modality, "").strip();
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(values.length + " values for " + rows + "x" + columns);
        }
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "Slice[" + sopInstanceUid + " frame " + frame + " " + rows + "x" + columns + "]";
    }
}
