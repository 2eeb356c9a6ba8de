package io.xinglin.imaging.dicom;

import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.waveform.AnnotatedEcg;
import io.xinglin.imaging.waveform.EcgSignal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

/**
 * What {@link EcgObjectWriter} writes.
 *
 * @param issuer of the patient's identifier; empty when unknown
 * @param patientName PN as DICOM writes it
 * @param birthDate DICOM DA; empty when unknown
 * @param sex DICOM CS; empty when unknown
 * @param device what recorded it; what is empty is written as unknown
 * @param signal leads named as {@code I}, {@code II}, {@code aVR}, {@code V1}
 * @param steps how the samples of each lead are written; one that its samples do not fit into is made coarser
 */
public record EcgObject(
        DicomUid studyUid,
        DicomUid seriesUid,
        DicomUid sopInstanceUid,
        String patientId,
        String issuer,
        String patientName,
        String birthDate,
        String sex,
        String accessionNumber,
        LocalDateTime acquiredAt,
        AnnotatedEcg.Device device,
        EcgSignal signal,
        List<AnnotatedEcg.Step> steps) {
    public EcgObject {
        Objects.requireNonNull(studyUid, "studyUid");
        Objects.requireNonNull(seriesUid, "seriesUid");
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        Objects.requireNonNull(acquiredAt, "acquiredAt");
        Objects.requireNonNull(device, "device");
        steps = List.copyOf(steps);
        if (steps.size() != signal.leads().size()) {
            throw new IllegalArgumentException("a step for each lead");
        }
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "EcgObject[" + sopInstanceUid + "]";
    }
}
