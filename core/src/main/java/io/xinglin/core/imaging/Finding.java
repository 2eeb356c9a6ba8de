package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import java.util.List;
import java.util.Objects;

/**
 * What a model found, how sure it is and what that rests on. The same finding carries the same identifier in every
 * standard.
 *
 * @param uid tracking unique identifier (112040, DCM); FHIR {@code Observation.identifier}; {@code OBX-21}
 * @param label the model's own key, e.g. {@code epidural}
 * @param probability calibrated, 0..1
 * @param threshold at or above which the finding counts as positive
 * @param reliable false where the card says the label is not to be relied on
 * @param evidence the slices it rests on, strongest first; empty when the finding is about the series as a whole
 */
public record Finding(
        DicomUid uid,
        String label,
        Code code,
        double probability,
        double threshold,
        Severity severity,
        boolean reliable,
        List<Evidence> evidence) {
    public Finding {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability outside 0..1");
        }
        evidence = List.copyOf(evidence);
    }

    public boolean positive() {
        return probability >= threshold;
    }

    /**
     * One slice a finding rests on.
     *
     * @param frame 1-based frame number; 1 for single-frame objects
     */
    public record Evidence(DicomUid sopClassUid, DicomUid sopInstanceUid, int frame, double probability) {
        public Evidence {
            Objects.requireNonNull(sopClassUid, "sopClassUid");
            Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        }
    }
}
