package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a lesion compares with an earlier study of the same patient.
 *
 * @param priorStudyUid what it was compared with
 * @param priorDate the day of that study
 * @param priorLesionUid the same thing then; null when there was none
 * @param before as it measured then
 * @param rates what follows from both, e.g. a volume doubling time in days; empty when nothing does
 */
public record LesionChange(
        DicomUid priorStudyUid,
        LocalDate priorDate,
        DicomUid priorLesionUid,
        Kind kind,
        List<Measurement> before,
        List<Measurement> rates) {
    public LesionChange {
        Objects.requireNonNull(priorStudyUid, "priorStudyUid");
        Objects.requireNonNull(priorDate, "priorDate");
        Objects.requireNonNull(kind, "kind");
        before = before == null ? List.of() : List.copyOf(before);
        rates = rates == null ? List.of() : List.copyOf(rates);
    }

    /** What became of it. */
    public enum Kind {
        NEW,
        LARGER,
        UNCHANGED,
        SMALLER
    }

    public Optional<DicomUid> priorLesion() {
        return Optional.ofNullable(priorLesionUid);
    }
}
