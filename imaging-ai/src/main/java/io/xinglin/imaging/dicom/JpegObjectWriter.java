package io.xinglin.imaging.dicom;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.codec.Codecs;
import io.xinglin.imaging.dicom.codec.FrameSize;
import io.xinglin.imaging.dicom.file.Part10Writer;
import io.xinglin.imaging.dicom.file.TransferSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * Writes JPEG pictures as single-frame DICOM objects in JPEG Baseline (PS3.5 A.4.1), e.g. VL Endoscopic Image Storage (PS3.3
 * A.32.1). Nothing is decoded or encoded anew. Stateless.
 */
public final class JpegObjectWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss.SSS", Locale.ROOT);

    /**
     * Writes {@code object} to {@code file}, replacing it.
     *
     * @throws ProblemException INVALID when the picture is no baseline JPEG
     */
    public void write(JpegObject object, Path file) {
        var data = new Attributes();
        data.setSpecificCharacterSet("ISO_IR 192");
        identity(data, object);
        data.setString(Tag.Manufacturer, VR.LO, "Xinglin");
        data.setString(Tag.BodyPartExamined, VR.CS, object.bodyPart());
        data.setString(Tag.SeriesNumber, VR.IS, "1");
        data.setString(Tag.InstanceNumber, VR.IS, Integer.toString(object.instanceNumber()));
        data.setNull(Tag.PatientOrientation, VR.CS);
        data.setNull(Tag.AcquisitionContextSequence, VR.SQ);
        picture(data, object.jpeg());
        Part10Writer.write(data, TransferSyntax.JPEG_BASELINE, file);
    }

    private static void identity(Attributes data, JpegObject object) {
        data.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY");
        data.setString(Tag.SOPClassUID, VR.UI, object.storageClass().uid());
        data.setString(Tag.SOPInstanceUID, VR.UI, object.sopInstanceUid().value());
        data.setString(Tag.StudyInstanceUID, VR.UI, object.studyUid().value());
        data.setString(Tag.SeriesInstanceUID, VR.UI, object.seriesUid().value());
        data.setString(Tag.Modality, VR.CS, object.modality());
        data.setString(Tag.PatientID, VR.LO, object.patientId());
        data.setNull(Tag.PatientName, VR.PN);
        data.setNull(Tag.PatientBirthDate, VR.DA);
        data.setNull(Tag.PatientSex, VR.CS);
        data.setNull(Tag.AccessionNumber, VR.SH);
        data.setNull(Tag.ReferringPhysicianName, VR.PN);
        data.setNull(Tag.StudyID, VR.SH);
        for (var tag : new int[] {Tag.StudyDate, Tag.ContentDate}) {
            data.setString(tag, VR.DA, object.acquiredAt().format(DATE));
        }
        for (var tag : new int[] {Tag.StudyTime, Tag.ContentTime}) {
            data.setString(tag, VR.TM, object.acquiredAt().format(TIME));
        }
        data.setString(
                Tag.AcquisitionDateTime,
                VR.DT,
                object.acquiredAt().format(DATE) + object.acquiredAt().format(TIME));
    }

    private static void picture(Attributes data, byte[] jpeg) {
        var size = size(jpeg);
        data.setInt(Tag.SamplesPerPixel, VR.US, size.components());
        data.setString(Tag.PhotometricInterpretation, VR.CS, size.components() == 3 ? "YBR_FULL_422" : "MONOCHROME2");
        if (size.components() == 3) {
            data.setInt(Tag.PlanarConfiguration, VR.US, 0);
        }
        data.setInt(Tag.Rows, VR.US, size.rows());
        data.setInt(Tag.Columns, VR.US, size.columns());
        data.setInt(Tag.BitsAllocated, VR.US, 8);
        data.setInt(Tag.BitsStored, VR.US, 8);
        data.setInt(Tag.HighBit, VR.US, 7);
        data.setInt(Tag.PixelRepresentation, VR.US, 0);
        data.setString(Tag.LossyImageCompression, VR.CS, "01");
        data.setString(Tag.LossyImageCompressionMethod, VR.CS, "ISO_10918_1");
        data.setString(
                Tag.LossyImageCompressionRatio,
                VR.DS,
                String.format(Locale.ROOT, "%.1f", Math.max(1.0, (double) size.samples() / jpeg.length)));
        var fragments = data.newFragments(Tag.PixelData, VR.OB, 2);
        fragments.add(new byte[0]);
        fragments.add(Arrays.copyOf(jpeg, jpeg.length + (jpeg.length & 1)));
    }

    private static FrameSize size(byte[] jpeg) {
        try {
            return Codecs.baselineSize(jpeg);
        } catch (IOException e) {
            throw new ProblemException(Category.INVALID, "picture is no baseline JPEG", e);
        }
    }
}
