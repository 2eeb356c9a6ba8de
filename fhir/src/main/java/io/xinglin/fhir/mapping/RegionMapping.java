package io.xinglin.fhir.mapping;

import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.terminology.Code;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;

/**
 * How large a finding is, as components of its R4 Observation. Its pixels are in the DICOM segmentation the ImagingStudy of
 * {@code derivedFrom} lists: the segment's Tracking UID (0062,0021) is the Observation's identifier.
 */
final class RegionMapping {
    private RegionMapping() {}

    /** @param region the largest of the finding */
    static void add(Observation observation, Region region) {
        RegionSize size = region.size();
        add(observation, RegionSize.AREA, size.area(), size.unit().area());
        add(observation, RegionSize.LONG_AXIS, size.longAxis(), size.unit().length());
        add(observation, RegionSize.SHORT_AXIS, size.shortAxis(), size.unit().length());
        if (size.unit() == RegionSize.Unit.MILLIMETRE_AT_DETECTOR) {
            observation
                    .addNote()
                    .setText("大小为探测器平面测量值，实际较小。Measured in the plane of the detector: the body is smaller.");
        }
    }

    private static void add(Observation observation, Code code, double value, Code unit) {
        observation.addComponent().setCode(Concepts.of(code)).setValue(quantity(value, unit));
    }

    /** Two decimals: a hundredth of a millimetre is finer than any pixel. */
    private static Quantity quantity(double value, Code unit) {
        return new Quantity()
                .setValue(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP))
                .setUnit(unit.value())
                .setSystem(unit.system().uri())
                .setCode(unit.value());
    }
}
