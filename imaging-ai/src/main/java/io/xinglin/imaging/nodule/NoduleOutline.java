package io.xinglin.imaging.nodule;

import io.xinglin.imaging.volume.VolumeGrid;
import java.util.BitSet;
import java.util.List;

/**
 * A nodule as it was measured.
 *
 * @param grid of {@code inside}, a box around it
 * @param inside set where the nodule is, {@code (slice * rows + row) * columns + column}; not copied
 * @param centre x, y, z in mm of the patient, of its volume
 * @param longAxis mm, on the plane across the third axis where it is largest
 * @param shortAxis mm, across the long axis on that plane
 * @param volume mm3
 * @param solid diameter in mm of its largest part denser than ground glass, the mean of that part's axes; 0 where there is none
 */
public record NoduleOutline(
        VolumeGrid grid,
        BitSet inside,
        List<Double> centre,
        double longAxis,
        double shortAxis,
        double volume,
        double solid) {
    public NoduleOutline {
        centre = List.copyOf(centre);
    }

    /** Mean of long and short axis, as guidelines count it (MacMahon H. et al., Radiology 2017; 284: 228-243). */
    public double diameter() {
        return (longAxis + shortAxis) / 2;
    }
}
