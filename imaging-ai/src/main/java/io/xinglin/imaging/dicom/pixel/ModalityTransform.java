package io.xinglin.imaging.dicom.pixel;

import io.xinglin.imaging.dicom.file.Fields;
import org.aoju.bus.image.Tag;

/** From stored values to modality units, e.g. Hounsfield units (PS3.3 C.11.1). */
record ModalityTransform(double slope, double intercept, LookupTable table) {

    static ModalityTransform of(FrameAttributes attributes, ImageDescription image) {
        var item = attributes.macro(Tag.PixelValueTransformationSequence);
        var table = LookupTable.ofSequence(item, Tag.ModalityLUTSequence, image.signed());
        var slope = Fields.number(item, Tag.RescaleSlope, 1);
        return new ModalityTransform(
                slope == 0 || Double.isNaN(slope) ? 1 : slope, Fields.number(item, Tag.RescaleIntercept, 0), table);
    }

    double apply(int stored) {
        return table == null ? slope * stored + intercept : table.at(stored);
    }
}
