package io.xinglin.imaging.dicom.result;

import io.xinglin.core.imaging.Keyholes;
import io.xinglin.core.imaging.MaskRings;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.Ring;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.pixel.PatientPlane;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * The contours of one ROI (PS3.3 C.8.8.6): closed lines along the edges of the masks' pixels, so that filling them gives
 * the masks back; holes are reached by a channel.
 */
final class StructureContours {
    /** One after another, told apart easily; red, green and blue of each. */
    private static final int[][] COLOURS = {
        {255, 99, 71}, {65, 160, 255}, {80, 200, 90}, {255, 200, 40}, {200, 110, 255}, {60, 210, 210}, {255, 130, 200},
    };

    private StructureContours() {}

    static Attributes roi(int number, List<Region> regions, Map<DicomUid, Part10> sources) {
        var roi = new Attributes();
        roi.setInt(Tag.ReferencedROINumber, VR.IS, number);
        roi.setInt(Tag.ROIDisplayColor, VR.IS, COLOURS[(number - 1) % COLOURS.length]);
        var contours = roi.newSequence(Tag.ContourSequence, regions.size());
        regions.forEach(region ->
                add(contours, region, sources.get(region.sopInstanceUid()).data()));
        return roi;
    }

    private static void add(Sequence contours, Region region, Attributes source) {
        var plane = PatientPlane.of(source, region.frame()).orElseThrow();
        var several = Fields.integer(source, Tag.NumberOfFrames, 1) > 1;
        for (Ring ring : Keyholes.join(MaskRings.of(region))) {
            var contour = new Attributes();
            contour.setInt(Tag.ContourNumber, VR.IS, contours.size() + 1);
            var image = image(region.sopClassUid(), region.sopInstanceUid());
            if (several) {
                image.setInt(Tag.ReferencedFrameNumber, VR.IS, region.frame());
            }
            contour.newSequence(Tag.ContourImageSequence, 1).add(image);
            contour.setString(Tag.ContourGeometricType, VR.CS, "CLOSED_PLANAR");
            contour.setInt(Tag.NumberOfContourPoints, VR.IS, ring.size());
            contour.setString(Tag.ContourData, VR.DS, points(ring, plane));
            contours.add(contour);
        }
    }

    /** To a thousandth of a millimetre. */
    private static String[] points(Ring ring, PatientPlane plane) {
        var points = new String[3 * ring.size()];
        for (var i = 0; i < ring.size(); i++) {
            var at = plane.patient(ring.x(i), ring.y(i));
            for (var c = 0; c < 3; c++) {
                points[3 * i + c] = String.format(Locale.ROOT, "%.3f", at[c]);
            }
        }
        return points;
    }

    static Attributes image(DicomUid sopClass, DicomUid instance) {
        var image = new Attributes();
        image.setString(Tag.ReferencedSOPClassUID, VR.UI, sopClass.value());
        image.setString(Tag.ReferencedSOPInstanceUID, VR.UI, instance.value());
        return image;
    }
}
