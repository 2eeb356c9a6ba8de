package io.xinglin.imaging.volume;

import java.util.List;

/**
 * The slices of one series along their normal, each at its own place: neither the distance of the slices nor the direction
 * they are shifted in (gantry tilt) need be the same everywhere.
 *
 * @param planes along the normal: to the head for axial slices, to the back for coronal, to the left for sagittal ones; all
 *     of one size, spacing and orientation, no two at one place
 * @param values of each plane in modality units (HU of CT), rounded, row-major; not copied, treat as read-only
 * @param notes what is odd about the series
 */
@SuppressWarnings("ArrayRecordComponent")
public record SliceStack(List<StackPlane> planes, short[][] values, List<StackNote> notes) {
    public SliceStack {
        planes = List.copyOf(planes);
        notes = List.copyOf(notes);
        if (planes.isEmpty() || planes.size() != values.length) {
            throw new IllegalArgumentException(values.length + " arrays of values for " + planes.size() + " planes");
        }
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "SliceStack[" + planes.size() + "]";
    }
}
