package io.xinglin.imaging.dicom.pixel;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Fields;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** From stored values to modality units, e.g. Hounsfield units (PS3.3 C.11.1). */
record ModalityTransform(double slope, double intercept, LookupTable table) {

    static ModalityTransform of(FrameAttributes attributes, ImageDescription image) {
        var item = attributes.macro(Tag.PixelValueTransformationSequence);
        var table = LookupTable.ofSequence(item, Tag.ModalityLUTSequence, image.signed());
        var slope = finite(item, Tag.RescaleSlope, 1, "Rescale Slope (0028,1053)");
        var intercept = finite(item, Tag.RescaleIntercept, 0, "Rescale Intercept (0028,1052)");
        return new ModalityTransform(slope == 0 ? 1 : slope, intercept, table);
    }

    /** A value that is there and no number must not pass for an absent one: the units would be wrong, and nobody told. */
    private static double finite(Attributes item, int tag, double absent, String name) {
        var value = item.containsValue(tag) ? Fields.number(item, tag, Double.NaN) : absent;
        if (!Double.isFinite(value)) {
            throw new ProblemException(Category.INVALID, name + " is no number");
        }
        return value;
    }

    double apply(int stored) {
        return table == null ? slope * stored + intercept : table.at(stored);
    }
}
