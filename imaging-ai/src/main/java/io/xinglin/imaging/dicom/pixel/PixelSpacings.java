package io.xinglin.imaging.dicom.pixel;

import io.xinglin.core.imaging.PixelSpacing;
import io.xinglin.imaging.dicom.file.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** How far the pixels of a frame lie apart, from the attribute its modality has for that. */
public final class PixelSpacings {
    /** Region Spatial Format (0018,6012): two-dimensional, tissue or flow. */
    private static final int TWO_DIMENSIONAL = 1;
    /** Physical Units X Direction (0018,6024). */
    private static final int CENTIMETRE = 3;

    private static final double MM_A_CENTIMETRE = 10;

    private PixelSpacings() {}

    /**
     * Pixel Spacing (0028,0030); for ultrasound the delta of its two-dimensional regions (PS3.3 C.8.5.5), where they all
     * have the same; Imager Pixel Spacing (0018,1164). Empty for a picture with none of them, e.g. of an endoscope.
     *
     * @param frame 1-based
     */
    public static Optional<PixelSpacing> of(Attributes data, int frame) {
        var measures = new FrameAttributes(data, frame).macro(Tag.PixelMeasuresSequence);
        return spacing(Fields.numbers(measures, Tag.PixelSpacing), false)
                .or(() -> ofUltrasound(data))
                .or(() -> spacing(Fields.numbers(data, Tag.ImagerPixelSpacing), true));
    }

    private static Optional<PixelSpacing> spacing(double[] values, boolean atDetector) {
        return values.length == 2 && values[0] > 0 && values[1] > 0
                ? Optional.of(new PixelSpacing(values[0], values[1], atDetector))
                : Optional.empty();
    }

    private static Optional<PixelSpacing> ofUltrasound(Attributes data) {
        List<PixelSpacing> all = new ArrayList<>();
        var regions = data.getSequence(Tag.SequenceOfUltrasoundRegions);
        for (var region : regions == null ? List.<Attributes>of() : regions) {
            if (Fields.integer(region, Tag.RegionSpatialFormat, 0) == TWO_DIMENSIONAL) {
                var delta = new double[] {delta(region, false), delta(region, true)};
                spacing(delta, false).ifPresentOrElse(all::add, () -> all.add(null));
            }
        }
        return all.stream().distinct().count() == 1 ? Optional.ofNullable(all.get(0)) : Optional.empty();
    }

    /** In mm; 0 when it is not known. */
    private static double delta(Attributes region, boolean across) {
        var unit = across ? Tag.PhysicalUnitsXDirection : Tag.PhysicalUnitsYDirection;
        var value = across ? Tag.PhysicalDeltaX : Tag.PhysicalDeltaY;
        return Fields.integer(region, unit, 0) == CENTIMETRE
                ? Math.abs(Fields.number(region, value, 0)) * MM_A_CENTIMETRE
                : 0;
    }
}
