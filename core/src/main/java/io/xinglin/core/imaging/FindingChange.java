package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How a finding compares with the same label of the same model version in an earlier study. The model's threshold decides
 * what is new or gone; of what is there both times the figures speak for themselves.
 *
 * @param findingUid of today's {@link Finding}
 * @param priorFindingUid of the earlier one
 * @param probabilityBefore calibrated, as it was then
 * @param sizeBefore of the earlier finding's largest region; null when none was drawn
 */
public record FindingChange(
        DicomUid findingUid, DicomUid priorFindingUid, Kind kind, double probabilityBefore, RegionSize sizeBefore) {
    public FindingChange {
        Objects.requireNonNull(findingUid, "findingUid");
        Objects.requireNonNull(priorFindingUid, "priorFindingUid");
        Objects.requireNonNull(kind, "kind");
        if (!(probabilityBefore >= 0 && probabilityBefore <= 1)) {
            throw new IllegalArgumentException("probability outside 0..1");
        }
    }

    /** What became of it. */
    public enum Kind {
        /** Positive now, not then. */
        NEW("new", "新出现"),
        /** Positive both times. */
        PERSISTING("still present", "仍存在"),
        /** Positive then, not now. */
        RESOLVED("no longer found", "此次未见");

        private final String en;
        private final String zh;

        Kind(String en, String zh) {
            this.en = en;
            this.zh = zh;
        }

        /** A code of the product's own, short enough for DICOM (SH): no standard code is known for it. */
        public Code code() {
            return new Code(CodeSystem.XINGLIN, "prior-" + name().toLowerCase(Locale.ROOT), en, zh);
        }

        public String en() {
            return en;
        }

        public String zh() {
            return zh;
        }
    }

    public Optional<RegionSize> sizeThen() {
        return Optional.ofNullable(sizeBefore);
    }
}
