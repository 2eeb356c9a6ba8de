package io.xinglin.imaging.detection;

import io.xinglin.core.imaging.Assessment;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.imaging.volume.VolumeMask;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One thing found in a volume.
 *
 * @param label key of the package's label it is one of
 * @param centre x, y, z in mm of the patient (LPS)
 * @param diameter mm, as the detector measures such things: of a nodule the mean of long and short axis
 * @param mask its voxels, on a grid of any spacing and place; the grid may be no more than a box around it
 * @param probability that it is one, calibrated
 * @param scores what else is said of it, calibrated, by the key of another label of the package, e.g. malignancy
 * @param measurements what is measured of it beside its diameter and volume
 * @param classes what kind of such a thing it is, e.g. a nodule's density
 */
public record VolumeCandidate(
        String label,
        List<Double> centre,
        double diameter,
        VolumeMask mask,
        double probability,
        Map<String, Double> scores,
        List<Measurement> measurements,
        List<Assessment> classes) {
    public VolumeCandidate {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(mask, "mask");
        centre = List.copyOf(centre);
        scores = Map.copyOf(scores);
        measurements = List.copyOf(measurements);
        classes = List.copyOf(classes);
        if (centre.size() != 3) {
            throw new IllegalArgumentException("a place has three coordinates");
        }
        if (mask.inside().isEmpty()) {
            throw new IllegalArgumentException("a thing without a voxel");
        }
        if (!(probability >= 0 && probability <= 1) || !(diameter > 0)) {
            throw new IllegalArgumentException("a probability outside 0..1 or no diameter");
        }
    }
}
