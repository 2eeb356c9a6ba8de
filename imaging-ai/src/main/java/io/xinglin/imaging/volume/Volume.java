package io.xinglin.imaging.volume;

import java.util.Objects;

/**
 * Voxels of one series in modality units (HU of CT), rounded.
 *
 * @param planes one array a slice, row-major {@code rows * columns}; not copied, treat as read-only
 */
public record Volume(VolumeGrid grid, short[][] planes) {
    public Volume {
        Objects.requireNonNull(grid, "grid");
        if (planes.length != grid.slices()) {
            throw new IllegalArgumentException(planes.length + " planes for " + grid.slices() + " slices");
        }
        for (short[] plane : planes) {
            if (plane.length != grid.rows() * grid.columns()) {
                throw new IllegalArgumentException("a plane of another size");
            }
        }
    }

    /** The value at a column, row and slice, from 0. */
    public short at(int i, int j, int k) {
        return planes[k][j * grid.columns() + i];
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "Volume[" + grid.columns() + "x" + grid.rows() + "x" + grid.slices() + "]";
    }
}
