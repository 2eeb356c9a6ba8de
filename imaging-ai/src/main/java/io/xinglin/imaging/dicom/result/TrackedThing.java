package io.xinglin.imaging.dicom.result;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.study.DicomUid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What carries one tracking identifier in all objects: a lesion, or a finding that is not told apart into lesions. One
 * segment of a segmentation, one ROI of a structure set.
 *
 * @param lesion null for a finding as a whole
 */
public record TrackedThing(Finding finding, Lesion lesion) {
    /** What the regions of a result are of: findings as they stand, of each its lesions before itself. */
    static List<TrackedThing> of(ImagingResult result, List<Region> regions) {
        List<TrackedThing> all = new ArrayList<>();
        for (Finding finding : result.findings()) {
            result.lesionsOf(finding).forEach(lesion -> all.add(new TrackedThing(finding, lesion)));
            all.add(new TrackedThing(finding, null));
        }
        return all.stream()
                .filter(thing -> regions.stream().anyMatch(thing::has))
                .toList();
    }

    Optional<Lesion> lesionIfAny() {
        return Optional.ofNullable(lesion);
    }

    /** Whether a region is of this. */
    boolean has(Region region) {
        return region.findingUid().equals(finding.uid())
                && region.lesion().equals(lesionIfAny().map(Lesion::uid));
    }

    /** Tracking UID (0062,0021). */
    DicomUid uid() {
        return lesion == null ? finding.uid() : lesion.uid();
    }

    /** Tracking ID (0062,0020): the model's word, of a lesion with its number. */
    String identifier() {
        return lesion == null ? finding.label() : finding.label() + " #" + lesion.number();
    }

    /** What people call it, Chinese. */
    String zh() {
        if (lesion == null) {
            return finding.code().zh();
        }
        return lesion.name().isEmpty() ? finding.code().zh() + " " + lesion.number() : lesion.name();
    }

    double probability() {
        return lesion == null ? finding.probability() : lesion.probability();
    }
}
