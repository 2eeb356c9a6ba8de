package io.xinglin.imaging.dicom;

import io.xinglin.core.study.DicomUid;
import java.time.LocalDateTime;
import java.util.Objects;

/**
 * One CT slice to be written (PS3.3 A.3).
 *
 * @param series what all slices of the series share
 * @param instanceNumber 1-based; the SOP Instance UID derives from it and the series
 * @param hounsfield row-major values, kept in -1024..3071; not copied
 * @param spacing mm between rows and between columns
 * @param z mm, position of the slice; x and y centre the image on the origin
 */
public record CtImage(
        Series series, int instanceNumber, int rows, int columns, float[] hounsfield, double spacing, double z) {
    public CtImage {
        Objects.requireNonNull(series, "series");
        if (hounsfield.length != rows * columns) {
            throw new IllegalArgumentException(hounsfield.length + " values for " + rows + "x" + columns);
        }
    }

    /** Derived from series and instance number: written twice, it is the same object. */
    public DicomUid sopInstanceUid() {
        return DicomUid.named(series.seriesUid() + "/" + instanceNumber);
    }

    /**
     * What a series shares.
     *
     * @param patientName PN as DICOM writes it, e.g. {@code Zhang^San=张^三}
     * @param sex M, F, O or empty
     * @param birthDate YYYYMMDD or empty
     * @param characterSet (0008,0005), e.g. {@code ISO_IR 192} or {@code GB18030}
     */
    public record Series(
            DicomUid studyUid,
            DicomUid seriesUid,
            String patientId,
            String patientName,
            String sex,
            String birthDate,
            String accessionNumber,
            String studyDescription,
            String seriesDescription,
            String bodyPart,
            LocalDateTime acquiredAt,
            double sliceThickness,
            String characterSet) {
        public Series {
            Objects.requireNonNull(studyUid, "studyUid");
            Objects.requireNonNull(seriesUid, "seriesUid");
            Objects.requireNonNull(patientId, "patientId");
            Objects.requireNonNull(acquiredAt, "acquiredAt");
            characterSet = Objects.requireNonNullElse(characterSet, "ISO_IR 192");
        }

        /** Safe for logs. */
        @Override
        public String toString() {
            return "Series[" + seriesUid + "]";
        }
    }
}
