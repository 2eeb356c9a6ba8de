package io.xinglin.imaging.dicom;

import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.waveform.EcgSignal;
import java.time.LocalDateTime;
import java.util.Objects;

/**
 * What {@link EcgObjectWriter} writes.
 *
 * @param patientName PN as DICOM writes it
 * @param birthDate DICOM DA; empty when unknown
 * @param sex DICOM CS; empty when unknown
 * @param signal leads named as {@code I}, {@code II}, {@code aVR}, {@code V1}
 */
public record EcgObject(
        DicomUid studyUid,
        DicomUid seriesUid,
        DicomUid sopInstanceUid,
        String patientId,
        String patientName,
        String birthDate,
        String sex,
        String accessionNumber,
        LocalDateTime acquiredAt,
        EcgSignal signal) {
    public EcgObject {
        Objects.requireNonNull(studyUid, "studyUid");
        Objects.requireNonNull(seriesUid, "seriesUid");
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        Objects.requireNonNull(acquiredAt, "acquiredAt");
        Objects.requireNonNull(signal, "signal");
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "EcgObject[" + sopInstanceUid + "]";
    }
}
