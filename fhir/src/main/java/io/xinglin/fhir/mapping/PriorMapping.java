package io.xinglin.fhir.mapping;

import io.xinglin.core.imaging.Comparison;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.FindingChange;
import io.xinglin.core.imaging.ImagingResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/**
 * What became of a finding since an earlier study, as components of its R4 Observation, which is then derived from that study
 * too. The reference is logical: an earlier study that was fetched to compare with has no resource here.
 */
final class PriorMapping {
    private static final String UCUM = "http://unitsofmeasure.org";

    private PriorMapping() {}

    /** Adds nothing where nothing was compared, or where the finding was positive neither then nor now. */
    static void add(Observation observation, ImagingResult result, Finding finding) {
        result.comparisonIfMade()
                .ifPresent(
                        comparison -> comparison.of(finding).ifPresent(change -> add(observation, comparison, change)));
    }

    private static void add(Observation observation, Comparison comparison, FindingChange change) {
        observation.addDerivedFrom(new Reference()
                .setType("ImagingStudy")
                .setIdentifier(Systems.uid(comparison.priorStudyUid()))
                .setDisplay(comparison.priorDate().toString()));
        observation
                .addComponent()
                .setCode(Concepts.of(Comparison.CHANGE))
                .setValue(Concepts.of(change.kind().code()));
        observation
                .addComponent()
                .setCode(Concepts.of(Comparison.PROBABILITY_THEN))
                .setValue(quantity(change.probabilityBefore(), 4, "1"));
        change.sizeThen()
                .ifPresent(size -> observation
                        .addComponent()
                        .setCode(Concepts.of(Comparison.LONG_AXIS_THEN))
                        .setValue(quantity(
                                size.longAxis(), 2, size.unit().length().value())));
    }

    private static Quantity quantity(double value, int decimals, String unit) {
        return new Quantity()
                .setValue(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP))
                .setUnit(unit)
                .setSystem(UCUM)
                .setCode(unit);
    }
}
