package io.xinglin.imaging.dicom;

import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.time.LocalDateTime;
import java.util.Objects;

/**
 * A JPEG picture to be kept as a DICOM object, its bytes as they are.
 *
 * @param storageClass of the object, e.g. {@link StorageClass#VL_ENDOSCOPIC}
 * @param modality (0008,0060)
 * @param patientId empty when unknown
 * @param instanceNumber 1-based
 * @param jpeg baseline, 8 bit, one or three components; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record JpegObject(
        DicomUid studyUid,
        DicomUid seriesUid,
        DicomUid sopInstanceUid,
        StorageClass storageClass,
        String modality,
        String patientId,
        String bodyPart,
        LocalDateTime acquiredAt,
        int instanceNumber,
        byte[] jpeg) {
    public JpegObject {
        Objects.requireNonNull(studyUid, "studyUid");
        Objects.requireNonNull(seriesUid, "seriesUid");
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        Objects.requireNonNull(storageClass, "storageClass");
        Objects.requireNonNull(acquiredAt, "acquiredAt");
        Objects.requireNonNull(jpeg, "jpeg");
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "JpegObject[" + sopInstanceUid + "]";
    }
}
