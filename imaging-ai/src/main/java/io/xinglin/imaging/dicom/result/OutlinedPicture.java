package io.xinglin.imaging.dicom.result;

import io.xinglin.core.imaging.Region;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.pixel.FrameAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * One frame with what was drawn on it and how it is shown.
 *
 * @param frame 1-based; 0 for an object of one frame
 * @param window the frame's own values of interest, perhaps none
 * @param spacing the frame's own pixel spacing, perhaps none
 */
record OutlinedPicture(
        DicomUid sopClass,
        DicomUid instance,
        int frame,
        int columns,
        int rows,
        List<Region> regions,
        Transform transform,
        Attributes window,
        Attributes spacing) {

    /**
     * How stored values become values to window, and whether those are shown inverted.
     *
     * @param modality attributes of the Modality LUT (PS3.3 C.11.1), perhaps none
     */
    record Transform(boolean color, boolean inverted, Attributes modality) {}

    /** @param regions all on one frame, at least one */
    static OutlinedPicture of(List<Region> regions, Attributes source) {
        var region = regions.get(0);
        var attributes = new FrameAttributes(source, region.frame());
        var photometric = Fields.text(source, Tag.PhotometricInterpretation);
        var color = !photometric.startsWith("MONOCHROME");
        var inverted = photometric.equals("MONOCHROME1")
                || Fields.text(source, Tag.PresentationLUTShape).equals("INVERSE");
        return new OutlinedPicture(
                region.sopClassUid(),
                region.sopInstanceUid(),
                Fields.integer(source, Tag.NumberOfFrames, 1) > 1 ? region.frame() : 0,
                region.columns(),
                region.rows(),
                regions,
                new Transform(color, inverted && !color, color ? new Attributes() : modality(attributes)),
                color ? new Attributes() : window(attributes),
                spacing(attributes));
    }

    private static Attributes modality(FrameAttributes attributes) {
        var macro = attributes.macro(Tag.PixelValueTransformationSequence);
        var item = new Attributes();
        if (macro.contains(Tag.ModalityLUTSequence)) {
            item.addSelected(macro, Tag.ModalityLUTSequence);
        } else if (macro.contains(Tag.RescaleSlope)) {
            item.addSelected(macro, Tag.RescaleIntercept, Tag.RescaleSlope);
            var type = Fields.text(macro, Tag.RescaleType);
            item.setString(Tag.RescaleType, VR.LO, type.isEmpty() ? "US" : type);
        }
        return item;
    }

    private static Attributes window(FrameAttributes attributes) {
        var macro = attributes.macro(Tag.FrameVOILUTSequence);
        var item = new Attributes();
        var width = Fields.numbers(macro, Tag.WindowWidth);
        if (width.length > 0 && width[0] > 0) {
            item.setDouble(Tag.WindowCenter, VR.DS, Fields.number(macro, Tag.WindowCenter, 0));
            item.setDouble(Tag.WindowWidth, VR.DS, width[0]);
            if (macro.contains(Tag.VOILUTFunction)) {
                item.addSelected(macro, Tag.VOILUTFunction);
            }
        } else if (macro.contains(Tag.VOILUTSequence)) {
            item.addSelected(macro, Tag.VOILUTSequence);
        }
        return item;
    }

    private static Attributes spacing(FrameAttributes attributes) {
        var macro = attributes.macro(Tag.PixelMeasuresSequence);
        var item = new Attributes();
        var spacing = Fields.numbers(macro, Tag.PixelSpacing);
        if (spacing.length == 2) {
            item.setDouble(Tag.PresentationPixelSpacing, VR.DS, spacing);
        } else {
            item.setInt(Tag.PresentationPixelAspectRatio, VR.IS, 1, 1);
        }
        return item;
    }

    /**
     * Adds a Referenced Image Sequence (0008,1140).
     *
     * @param frames whether frames are named, else objects as a whole
     */
    static void refer(Attributes to, List<OutlinedPicture> pictures, boolean frames) {
        var seen = new LinkedHashSet<DicomUid>();
        var references = to.newSequence(Tag.ReferencedImageSequence, pictures.size());
        for (var picture : pictures) {
            if (seen.add(picture.instance) || frames && picture.frame > 0) {
                var image = StructureContours.image(picture.sopClass, picture.instance);
                if (frames && picture.frame > 0) {
                    image.setInt(Tag.ReferencedFrameNumber, VR.IS, picture.frame);
                }
                references.add(image);
            }
        }
    }
}
