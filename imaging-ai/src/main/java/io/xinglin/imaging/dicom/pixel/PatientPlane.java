package io.xinglin.imaging.dicom.pixel;

import io.xinglin.imaging.dicom.file.Fields;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * Where the pixels of a frame lie in the patient (PS3.3 C.7.6.2.1.1), in mm, LPS.
 *
 * @param frameOfReference UID
 * @param position of the centre of the first pixel, three values
 * @param orientation of the rows and of the columns, six values
 * @param spacing mm between rows and between columns
 */
public record PatientPlane(String frameOfReference, double[] position, double[] orientation, double[] spacing) {
    /** Empty where one of the four is missing, as for an endoscope. */
    public static Optional<PatientPlane> of(Attributes data, int frame) {
        var attributes = new FrameAttributes(data, frame);
        var plane = new PatientPlane(
                Fields.text(data, Tag.FrameOfReferenceUID),
                Fields.numbers(attributes.macro(Tag.PlanePositionSequence), Tag.ImagePositionPatient),
                Fields.numbers(attributes.macro(Tag.PlaneOrientationSequence), Tag.ImageOrientationPatient),
                Fields.numbers(attributes.macro(Tag.PixelMeasuresSequence), Tag.PixelSpacing));
        return !plane.frameOfReference.isEmpty()
                        && plane.position.length == 3
                        && plane.orientation.length == 6
                        && plane.spacing.length == 2
                ? Optional.of(plane)
                : Optional.empty();
    }

    /**
     * @param column from the left edge of the first pixel, whose centre is at 0.5
     * @param row from its top edge
     * @return x, y, z
     */
    public double[] patient(double column, double row) {
        var at = position.clone();
        for (var i = 0; i < 3; i++) {
            at[i] += (column - 0.5) * spacing[1] * orientation[i] + (row - 0.5) * spacing[0] * orientation[3 + i];
        }
        return at;
    }
}
