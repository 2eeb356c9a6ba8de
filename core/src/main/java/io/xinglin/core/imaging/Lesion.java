package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing in the body a finding is made of, seen on one frame or on several: a nodule, an organ. A volumetric region of
 * interest (PS3.16 TID 1411); the {@link Region}s that name it are its outlines on the frames.
 *
 * @param uid its tracking identifier in every standard
 * @param findingUid {@link Finding#uid()}
 * @param number from 1, as people call it
 * @param name what it is called; empty when its finding's name will do
 * @param centre x, y, z in mm of the patient (LPS); empty when its frames have no place
 * @param probability calibrated
 * @param change since an earlier study; null when there is none or none was compared
 */
public record Lesion(
        DicomUid uid,
        DicomUid findingUid,
        int number,
        String name,
        List<Double> centre,
        double probability,
        List<Measurement> measurements,
        List<Assessment> assessments,
        LesionChange change) {
    public Lesion {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(findingUid, "findingUid");
        name = Objects.requireNonNullElse(name, "");
        centre = centre == null ? List.of() : List.copyOf(centre);
        measurements = measurements == null ? List.of() : List.copyOf(measurements);
        assessments = assessments == null ? List.of() : List.copyOf(assessments);
        if (!centre.isEmpty() && centre.size() != 3) {
            throw new IllegalArgumentException("a place has three coordinates");
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability outside 0..1");
        }
    }

    public Optional<LesionChange> changeIfKnown() {
        return Optional.ofNullable(change);
    }

    /** The same with what changed since an earlier study. */
    public Lesion changed(LesionChange since) {
        return new Lesion(uid, findingUid, number, name, centre, probability, measurements, assessments, since);
    }

    /** The first measurement of that name, by its code. */
    public Optional<Measurement> measured(Code what) {
        return measurements.stream()
                .filter(m -> m.name().value().equals(what.value()))
                .findFirst();
    }
}
