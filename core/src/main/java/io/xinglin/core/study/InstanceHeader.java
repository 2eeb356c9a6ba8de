package io.xinglin.core.study;

import io.xinglin.core.patient.Patient;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the gateway indexes of one DICOM instance.
 *
 * @param patient null when the instance carries no Patient ID (0010,0020)
 * @param accessionNumber (0008,0050); empty when absent
 * @param modality (0008,0060)
 * @param bodyPart (0018,0015); empty when absent
 * @param studyAt (0008,0020)+(0008,0030) in the server's zone unless (0008,0201) says otherwise; null when absent
 * @param seriesNumber (0020,0011); 0 when absent
 * @param instanceNumber (0020,0013); 0 when absent
 * @param rows (0028,0010); 0 for objects without pixels
 * @param frames (0028,0008); 1 when absent
 */
public record InstanceHeader(
        DicomUid studyUid,
        DicomUid seriesUid,
        DicomUid sopInstanceUid,
        DicomUid sopClassUid,
        DicomUid transferSyntaxUid,
        Patient patient,
        String accessionNumber,
        String modality,
        String bodyPart,
        String studyId,
        String studyDescription,
        String seriesDescription,
        String procedureCode,
        Instant studyAt,
        int seriesNumber,
        int instanceNumber,
        int rows,
        int columns,
        int frames) {
    public InstanceHeader {
        Objects.requireNonNull(studyUid, "studyUid");
        Objects.requireNonNull(seriesUid, "seriesUid");
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        Objects.requireNonNull(sopClassUid, "sopClassUid");
        Objects.requireNonNull(transferSyntaxUid, "transferSyntaxUid");
        accessionNumber = Objects.requireNonNullElse(accessionNumber, "").strip();
        modality = Objects.requireNonNullElse(modality, "").strip();
        bodyPart = Objects.requireNonNullElse(bodyPart, "").strip();
        studyId = Objects.requireNonNullElse(studyId, "").strip();
        studyDescription = Objects.requireNonNullElse(studyDescription, "").strip();
        seriesDescription = Objects.requireNonNullElse(seriesDescription, "").strip();
        procedureCode = Objects.requireNonNullElse(procedureCode, "").strip();
        frames = Math.max(1, frames);
    }

    public Optional<Patient> patientIfNamed() {
        return Optional.ofNullable(patient);
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "InstanceHeader[" + sopInstanceUid + "]";
    }
}
