package io.xinglin.ejb.hl7;

import io.xinglin.core.imaging.Assessment;
import io.xinglin.core.imaging.Comparison;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.FindingChange;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of a finding since an earlier study, as {@code OBX} segments below its number.
 *
 * @param kind new, still present or no longer found, with the day of the earlier study
 * @param before the figures then
 */
record PriorChange(Assessment kind, List<Measurement> before) {
    private static final Code RATIO = new Code(CodeSystem.UCUM, "1", "probability", "概率");

    /** Empty when nothing was compared, or the finding was positive neither then nor now. */
    static Optional<PriorChange> of(ImagingResult result, Finding finding) {
        return result.comparisonIfMade()
                .flatMap(comparison -> comparison.of(finding).map(change -> of(comparison, change)));
    }

    private static PriorChange of(Comparison comparison, FindingChange change) {
        List<Measurement> before = new ArrayList<>();
        before.add(new Measurement(Comparison.PROBABILITY_THEN, change.probabilityBefore(), RATIO));
        change.sizeThen()
                .ifPresent(size -> before.add(new Measurement(
                        Comparison.LONG_AXIS_THEN, size.longAxis(), size.unit().length())));
        return new PriorChange(
                new Assessment(
                        Comparison.CHANGE,
                        change.kind().code(),
                        comparison.priorDate().toString()),
                before);
    }
}
