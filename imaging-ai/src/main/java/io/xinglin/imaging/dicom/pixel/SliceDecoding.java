package io.xinglin.imaging.dicom.pixel;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.pixel.Slice;
import org.aoju.bus.image.Tag;

/** One frame in modality units with its geometry (PS3.3 C.7.6.2, C.7.6.16.2.1 to .4). */
public final class SliceDecoding {
    private SliceDecoding() {}

    public static Slice decode(Part10 file, int frame) {
        var image = ImageDescription.of(file);
        var samples = FrameDecoding.decode(file, image, frame);
        var attributes = new FrameAttributes(file.data(), frame);
        var values = new float[image.rows() * image.columns()];
        if (samples.perPixel() == 3) {
            var rgb = ColorConversion.rgb(samples, image);
            for (var i = 0; i < values.length; i++) {
                values[i] = ColorConversion.luma(rgb[i]);
            }
        } else {
            var modality = ModalityTransform.of(attributes, image);
            var stored = samples.values();
            for (var i = 0; i < values.length; i++) {
                values[i] = (float) modality.apply(stored[i]);
            }
        }
        return slice(file, frame, image, attributes, values);
    }

    private static Slice slice(
            Part10 file, int frame, ImageDescription image, FrameAttributes attributes, float[] values) {
        var data = file.data();
        return new Slice(
                uid(Fields.text(data, Tag.SOPClassUID)),
                uid(Fields.text(data, Tag.SOPInstanceUID)),
                frame,
                image.rows(),
                image.columns(),
                values,
                exactly(2, Fields.numbers(attributes.macro(Tag.PixelMeasuresSequence), Tag.PixelSpacing)),
                exactly(3, Fields.numbers(attributes.macro(Tag.PlanePositionSequence), Tag.ImagePositionPatient)),
                exactly(6, Fields.numbers(attributes.macro(Tag.PlaneOrientationSequence), Tag.ImageOrientationPatient)),
                Fields.integer(data, Tag.InstanceNumber, 0),
                Fields.text(data, Tag.Modality));
    }

    private static double[] exactly(int count, double[] values) {
        return values.length == count ? values : new double[0];
    }

    static DicomUid uid(String value) {
        try {
            return new DicomUid(value);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Category.INVALID, "SOP class or instance UID is missing or malformed", e);
        }
    }
}
