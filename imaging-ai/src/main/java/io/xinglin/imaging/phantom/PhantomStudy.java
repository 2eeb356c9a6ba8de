package io.xinglin.imaging.phantom;

import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.CtImage;
import io.xinglin.imaging.dicom.EcgObject;
import io.xinglin.imaging.waveform.AnnotatedEcg;
import io.xinglin.imaging.waveform.EcgSignal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Objects;

/**
 * Who and what a made series claims to be.
 *
 * @param patientName PN as DICOM writes it, e.g. {@code Zhang^San=张^三}
 * @param birthDate null when unknown
 * @param accessionNumber empty when there is no order
 * @param characterSet (0008,0005): {@code ISO_IR 192} or {@code GB18030}
 */
public record PhantomStudy(
        DicomUid studyUid,
        DicomUid seriesUid,
        String patientId,
        String patientName,
        Sex sex,
        LocalDate birthDate,
        String accessionNumber,
        String studyDescription,
        LocalDateTime acquiredAt,
        String characterSet) {
    public PhantomStudy {
        Objects.requireNonNull(studyUid, "studyUid");
        Objects.requireNonNull(seriesUid, "seriesUid");
        Objects.requireNonNull(patientId, "patientId");
        Objects.requireNonNull(patientName, "patientName");
        Objects.requireNonNull(sex, "sex");
        Objects.requireNonNull(acquiredAt, "acquiredAt");
        accessionNumber = Objects.requireNonNullElse(accessionNumber, "");
        studyDescription = Objects.requireNonNullElse(studyDescription, "");
        characterSet = Objects.requireNonNullElse(characterSet, "ISO_IR 192");
    }

    /** A head CT in UTF-8 whose UIDs derive from the accession number. */
    public static PhantomStudy headCt(
            String patientId, String patientName, Sex sex, LocalDate birthDate, String accession, LocalDateTime at) {
        return new PhantomStudy(
                DicomUid.named("phantom-study/" + patientId + "/" + accession),
                DicomUid.named("phantom-series/" + patientId + "/" + accession),
                patientId,
                patientName,
                sex,
                birthDate,
                accession,
                "头颅CT平扫 Head CT",
                at,
                "ISO_IR 192");
    }

    /** A resting ECG of this patient and order. */
    public EcgObject electrocardiogram(EcgSignal signal) {
        return new EcgObject(
                studyUid,
                seriesUid,
                DicomUid.named(seriesUid + "/ecg"),
                patientId,
                "",
                patientName,
                birthDate == null ? "" : birthDate.format(DateTimeFormatter.BASIC_ISO_DATE),
                sex == Sex.UNKNOWN ? "" : sex.code(),
                accessionNumber,
                acquiredAt,
                new AnnotatedEcg.Device("Xinglin", "Phantom", "1", "1"),
                signal,
                Collections.nCopies(signal.leads().size(), new AnnotatedEcg.Step(2.5, 0)));
    }

    /** A head-and-neck CT of a made-up patient, all of which follows from the seed. */
    public static PhantomStudy headNeckCt(long seed, LocalDateTime at) {
        return new PhantomStudy(
                DicomUid.named("phantom-head-neck-study/" + seed),
                DicomUid.named("phantom-head-neck-series/" + seed),
                "PHANTOM-HN-" + seed,
                "Phantom^HeadNeck",
                Sex.UNKNOWN,
                null,
                "",
                "头颈部定位CT Head and neck planning CT",
                at,
                "ISO_IR 192");
    }

    /** A chest CT of a made-up patient; another day is another study of the same patient. */
    public static PhantomStudy chestCt(long seed, LocalDateTime at) {
        return new PhantomStudy(
                DicomUid.named("phantom-chest-study/" + seed + "/" + at),
                DicomUid.named("phantom-chest-series/" + seed + "/" + at),
                "PHANTOM-CHEST-" + seed,
                "Phantom^Chest",
                Sex.UNKNOWN,
                null,
                "",
                "胸部CT平扫 Chest CT",
                at,
                "ISO_IR 192");
    }

    CtImage.Series series(String description, double sliceThickness) {
        return series(description, "HEAD", sliceThickness);
    }

    CtImage.Series series(String description, String bodyPart, double sliceThickness) {
        return new CtImage.Series(
                studyUid,
                seriesUid,
                patientId,
                patientName,
                sex == Sex.UNKNOWN ? "" : sex.code(),
                birthDate == null ? "" : birthDate.format(DateTimeFormatter.BASIC_ISO_DATE),
                accessionNumber,
                studyDescription,
                description,
                bodyPart,
                acquiredAt,
                sliceThickness,
                characterSet);
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "PhantomStudy[" + studyUid + "]";
    }
}
