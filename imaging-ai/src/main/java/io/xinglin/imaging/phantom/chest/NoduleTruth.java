package io.xinglin.imaging.phantom.chest;

import java.util.List;

/**
 * A nodule as it was made, without spicules and without what of it lies outside the lung.
 *
 * @param centre x, y, z in mm (LPS), of its volume
 * @param diameter mean of long and short axis on the axial plane where it is largest, mm
 * @param volume mm3
 */
public record NoduleTruth(int number, NoduleKind kind, List<Double> centre, double diameter, double volume) {
    public NoduleTruth {
        centre = List.copyOf(centre);
    }
}
