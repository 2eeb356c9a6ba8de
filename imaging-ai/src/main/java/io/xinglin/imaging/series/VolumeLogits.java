package io.xinglin.imaging.series;

/**
 * Logits of every label over a grid.
 *
 * @param values {@code [L, voxels]}; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
record VolumeLogits(float[] values, int voxels) {
    float at(int label, int voxel) {
        return values[label * voxels + voxel];
    }
}
