package io.xinglin.fhir.mapping;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.terminology.Code;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.UriType;

/**
 * How large a finding is, as components of its R4 Observation, and where its pixels are: in a DICOM segmentation that the
 * ImagingStudy of {@code derivedFrom} lists too. The segment's Tracking UID (0062,0021) is the Observation's identifier.
 */
final class RegionMapping {
    /** Extension (uri, urn:oid): the instance of the segmentation that has a finding's mask. */
    static final String SEGMENTATION = "urn:xinglin:fhir:segmentation";

    private RegionMapping() {}

    /** @param derived headers of what was made from all results of the report */
    static void segmentations(Observation observation, ImagingResult result, List<InstanceHeader> derived) {
        derived.stream()
                .filter(header -> header.seriesUid().equals(result.segmentationSeriesUid()))
                .map(header -> new UriType("urn:oid:" + header.sopInstanceUid().value()))
                .forEach(instance -> observation.addExtension(SEGMENTATION, instance));
    }

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
