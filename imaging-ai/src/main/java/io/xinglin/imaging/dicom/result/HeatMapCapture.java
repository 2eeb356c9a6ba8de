package io.xinglin.imaging.dicom.result;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.HeatMap;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.dicom.pixel.Rendering;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** One heat map over its slice as Secondary Capture (PS3.3 A.8). */
public final class HeatMapCapture {
    private HeatMapCapture() {}

    /** The series of all captures of a result; the same for the same result. */
    public static DicomUid seriesUid(ImagingResult result) {
        return DicomUid.named(result.uid() + "/capture-series");
    }

    /** @param number 1-based among the captures of the result */
    public static Attributes build(
            ImagingResult result, HeatMap heat, int number, Part10 source, Optional<ImagingOrder> order) {
        var data = SourceStudy.derive(source, order, result.analysedAt());
        data.setString(Tag.SOPClassUID, VR.UI, StorageClass.SECONDARY_CAPTURE.uid());
        data.setString(
                Tag.SOPInstanceUID,
                VR.UI,
                DicomUid.named(result.uid() + "/capture/" + heat.sopInstanceUid() + "/" + heat.frame())
                        .value());
        data.setString(Tag.Modality, VR.CS, "OT");
        data.setString(Tag.SeriesInstanceUID, VR.UI, seriesUid(result).value());
        data.setString(Tag.SeriesNumber, VR.IS, "9002");
        data.setString(
                Tag.SeriesDescription, VR.LO, "AI 热图 " + result.algorithm().modelId());
        data.setString(Tag.InstanceNumber, VR.IS, Integer.toString(number));
        data.setString(Tag.ConversionType, VR.CS, "WSD");
        data.setString(Tag.DateOfSecondaryCapture, VR.DA, SourceStudy.date(data, result.analysedAt()));
        data.setString(Tag.TimeOfSecondaryCapture, VR.TM, SourceStudy.time(data, result.analysedAt()));
        data.setString(Tag.SecondaryCaptureDeviceManufacturer, VR.LO, "Xinglin");
        data.setString(Tag.ImageType, VR.CS, "DERIVED", "SECONDARY");
        data.setNull(Tag.PatientOrientation, VR.CS);
        data.setString(Tag.BurnedInAnnotation, VR.CS, "NO");
        data.setString(
                Tag.DerivationDescription,
                VR.ST,
                "Heat map of " + result.algorithm().name() + " "
                        + result.algorithm().version() + " blended over the windowed source image; research only");
        SourceStudy.bodyPart(source, data);
        source(data, source, heat);
        pixels(data, Overlay.blend(Rendering.render(source, heat.frame(), null), heat, lines(result, heat, source)));
        return data;
    }

    private static void source(Attributes data, Part10 source, HeatMap heat) {
        var reference = new Attributes();
        reference.setString(Tag.ReferencedSOPClassUID, VR.UI, Fields.text(source.data(), Tag.SOPClassUID));
        reference.setString(
                Tag.ReferencedSOPInstanceUID, VR.UI, heat.sopInstanceUid().value());
        if (Fields.integer(source.data(), Tag.NumberOfFrames, 1) > 1) {
            reference.setInt(Tag.ReferencedFrameNumber, VR.IS, heat.frame());
        }
        reference
                .newSequence(Tag.PurposeOfReferenceCodeSequence, 1)
                .add(SrContent.code("121322", "DCM", "Source image for image processing operation"));
        data.newSequence(Tag.SourceImageSequence, 1).add(reference);
    }

    private static List<String> lines(ImagingResult result, HeatMap heat, Part10 source) {
        var strongest = result.findings().stream()
                .filter(Finding::positive)
                .filter(f ->
                        f.evidence().stream().anyMatch(e -> e.sopInstanceUid().equals(heat.sopInstanceUid())))
                .findFirst()
                .or(() -> result.findings().stream().findFirst());
        var finding = strongest
                .map(f -> String.format(Locale.ROOT, "%s  p=%.2f", f.code().en(), f.probability()))
                .orElse("");
        return List.of(
                "AI 结果 仅供研究 不用于诊断 AI RESULT - RESEARCH ONLY",
                result.algorithm().modelId() + " " + result.algorithm().version() + "  "
                        + result.algorithm()
                                .sha256()
                                .substring(
                                        0,
                                        Math.min(8, result.algorithm().sha256().length()))
                        + "  image " + Fields.integer(source.data(), Tag.InstanceNumber, 0),
                finding);
    }

    private static void pixels(Attributes data, Overlay.Picture picture) {
        data.setInt(Tag.SamplesPerPixel, VR.US, 3);
        data.setString(Tag.PhotometricInterpretation, VR.CS, "RGB");
        data.setInt(Tag.PlanarConfiguration, VR.US, 0);
        data.setInt(Tag.Rows, VR.US, picture.height());
        data.setInt(Tag.Columns, VR.US, picture.width());
        data.setInt(Tag.BitsAllocated, VR.US, 8);
        data.setInt(Tag.BitsStored, VR.US, 8);
        data.setInt(Tag.HighBit, VR.US, 7);
        data.setInt(Tag.PixelRepresentation, VR.US, 0);
        var bytes = new byte[picture.rgb().length * 3];
        for (var i = 0; i < picture.rgb().length; i++) {
            var rgb = picture.rgb()[i];
            bytes[3 * i] = (byte) (rgb >> 16);
            bytes[3 * i + 1] = (byte) (rgb >> 8);
            bytes[3 * i + 2] = (byte) rgb;
        }
        data.setBytes(Tag.PixelData, VR.OB, bytes);
    }
}
