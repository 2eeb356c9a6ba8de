package io.xinglin.imaging.dicom;

import io.xinglin.imaging.dicom.file.Part10Writer;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Writes CT Image Storage objects (PS3.3 A.3) in explicit little endian. Stateless. */
public final class CtImageWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);
    private static final int INTERCEPT = -1024;

    /** Writes {@code image} to {@code file}, replacing it. */
    public void write(CtImage image, Path file) {
        var data = new Attributes();
        var series = image.series();
        data.setSpecificCharacterSet(series.characterSet());
        common(data, image);
        patientAndStudy(data, series);
        series(data, series);
        plane(data, image);
        pixels(data, image);
        Part10Writer.write(data, file);
    }

    private static void common(Attributes data, CtImage image) {
        var at = image.series().acquiredAt();
        data.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "AXIAL");
        data.setString(Tag.SOPClassUID, VR.UI, StorageClass.CT.uid());
        data.setString(Tag.SOPInstanceUID, VR.UI, image.sopInstanceUid().value());
        for (var tag : new int[] {Tag.StudyDate, Tag.SeriesDate, Tag.AcquisitionDate, Tag.ContentDate}) {
            data.setString(tag, VR.DA, at.format(DATE));
        }
        for (var tag : new int[] {Tag.StudyTime, Tag.SeriesTime, Tag.AcquisitionTime, Tag.ContentTime}) {
            data.setString(tag, VR.TM, at.format(TIME));
        }
        data.setString(Tag.InstanceNumber, VR.IS, Integer.toString(image.instanceNumber()));
    }

    private static void patientAndStudy(Attributes data, CtImage.Series series) {
        data.setString(Tag.AccessionNumber, VR.SH, series.accessionNumber());
        data.setNull(Tag.ReferringPhysicianName, VR.PN);
        data.setString(Tag.StudyDescription, VR.LO, series.studyDescription());
        data.setString(Tag.PatientName, VR.PN, series.patientName());
        data.setString(Tag.PatientID, VR.LO, series.patientId());
        data.setString(Tag.PatientBirthDate, VR.DA, series.birthDate());
        data.setString(Tag.PatientSex, VR.CS, series.sex());
        data.setString(Tag.StudyInstanceUID, VR.UI, series.studyUid().value());
        data.setString(Tag.StudyID, VR.SH, "1");
    }

    private static void series(Attributes data, CtImage.Series series) {
        data.setString(Tag.Modality, VR.CS, "CT");
        data.setString(Tag.Manufacturer, VR.LO, "Xinglin");
        data.setString(Tag.ManufacturerModelName, VR.LO, "Phantom");
        data.setString(Tag.SeriesDescription, VR.LO, series.seriesDescription());
        data.setString(Tag.BodyPartExamined, VR.CS, series.bodyPart());
        data.setString(Tag.SeriesInstanceUID, VR.UI, series.seriesUid().value());
        data.setString(Tag.SeriesNumber, VR.IS, "2");
        data.setString(Tag.AcquisitionNumber, VR.IS, "1");
        data.setString(Tag.PatientPosition, VR.CS, "HFS");
        data.setString(Tag.KVP, VR.DS, "120");
        data.setString(
                Tag.FrameOfReferenceUID,
                VR.UI,
                io.xinglin.core.study.DicomUid.named(series.seriesUid() + "/frame-of-reference")
                        .value());
        data.setNull(Tag.PositionReferenceIndicator, VR.LO);
    }

    private static void plane(Attributes data, CtImage image) {
        var x = -(image.columns() - 1) * image.spacing() / 2;
        var y = -(image.rows() - 1) * image.spacing() / 2;
        data.setDouble(Tag.PixelSpacing, VR.DS, rounded(image.spacing()), rounded(image.spacing()));
        data.setDouble(Tag.ImagePositionPatient, VR.DS, rounded(x), rounded(y), rounded(image.z()));
        data.setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0, 1, 0);
        data.setDouble(Tag.SliceThickness, VR.DS, rounded(image.series().sliceThickness()));
        data.setDouble(Tag.SliceLocation, VR.DS, rounded(image.z()));
    }

    /** A decimal string has at most 16 characters. */
    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }

    private static void pixels(Attributes data, CtImage image) {
        data.setInt(Tag.SamplesPerPixel, VR.US, 1);
        data.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
        data.setInt(Tag.Rows, VR.US, image.rows());
        data.setInt(Tag.Columns, VR.US, image.columns());
        data.setInt(Tag.BitsAllocated, VR.US, 16);
        data.setInt(Tag.BitsStored, VR.US, 12);
        data.setInt(Tag.HighBit, VR.US, 11);
        data.setInt(Tag.PixelRepresentation, VR.US, 0);
        data.setString(Tag.WindowCenter, VR.DS, "40");
        data.setString(Tag.WindowWidth, VR.DS, "80");
        data.setString(Tag.RescaleIntercept, VR.DS, Integer.toString(INTERCEPT));
        data.setString(Tag.RescaleSlope, VR.DS, "1");
        data.setString(Tag.RescaleType, VR.LO, "HU");
        var hu = image.hounsfield();
        var bytes = new byte[2 * hu.length];
        for (var i = 0; i < hu.length; i++) {
            var stored = Math.max(0, Math.min(4095, Math.round(hu[i]) - INTERCEPT));
            bytes[2 * i] = (byte) stored;
            bytes[2 * i + 1] = (byte) (stored >> 8);
        }
        data.setBytes(Tag.PixelData, VR.OW, bytes);
    }
}
