package io.xinglin.ejb.world;

import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * {@link DicomFiles} in memory: an "object" is one line of text,
 * {@code study|series|sop|patient|accession|modality|procedure|number|content}.
 */
public final class TextFiles implements DicomFiles {
    /** CT Image Storage. */
    private static final DicomUid CT = new DicomUid("1.2.840.10008.5.1.4.1.1.2");

    /** Explicit VR Little Endian. */
    private static final DicomUid EXPLICIT = new DicomUid("1.2.840.10008.1.2.1");

    public static final Instant STUDY_AT = Instant.parse("2026-11-20T22:10:00Z");

    /** Content that says when the study was made: followed by an instant. */
    public static final String AT = "at=";

    /** An object in its text form. */
    public record Text(
            String study,
            String series,
            String sop,
            String patient,
            String accession,
            String modality,
            String procedure,
            int number,
            String content) {
        public byte[] bytes() {
            return String.join("|", study, series, sop, patient, accession, modality, procedure, number + "", content)
                    .getBytes(StandardCharsets.UTF_8);
        }

        /** Slice {@code number} of a CT with one series, by patient and accession number. */
        public static Text slice(String study, int number, String patient, String accession) {
            return new Text(study, study + ".1", study + ".1." + number, patient, accession, "CT", "", number, "px");
        }

        public Text with(String otherContent) {
            return new Text(study, series, sop, patient, accession, modality, procedure, number, otherContent);
        }
    }

    @Override
    public InstanceHeader readHeader(Path file) {
        try {
            return header(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InstanceHeader header(String text) {
        String[] part = text.split("\\|", -1);
        if (part.length != 9) {
            throw new ProblemException(Problem.Category.INVALID, "not a DICOM file");
        }
        return new InstanceHeader(
                new DicomUid(part[0]),
                new DicomUid(part[1]),
                new DicomUid(part[2]),
                sopClass(part[5]),
                EXPLICIT,
                part[3].isEmpty()
                        ? null
                        : new Patient(
                                new PatientIdentifier(part[3], AssigningAuthority.HOSPITAL), "张三", Sex.MALE, null),
                part[4],
                part[5],
                "HEAD",
                "1",
                "头颅平扫",
                "axial",
                part[6],
                part[8].startsWith(AT) ? Instant.parse(part[8].substring(AT.length())) : STUDY_AT,
                1,
                Integer.parseInt(part[7]),
                512,
                512,
                1);
    }

    private static DicomUid sopClass(String modality) {
        return switch (modality) {
            case "SR" -> new DicomUid("1.2.840.10008.5.1.4.1.1.88.33");
            case "SEG" -> new DicomUid("1.2.840.10008.5.1.4.1.1.66.4");
            default -> CT;
        };
    }

    @Override
    public boolean supportsSopClass(String sopClassUid) {
        return true;
    }

    @Override
    public BufferedImage render(Path file, int frame, double[] window) {
        return new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    }

    @Override
    public void writeJson(Path file, String bulkDataUri, OutputStream out) {
        throw new ProblemException(Problem.Category.UNSUPPORTED, "text objects have no JSON");
    }

    @Override
    public FrameBytes frame(Path file, int frame) {
        return new FrameBytes(new byte[0], "application/octet-stream", EXPLICIT.value());
    }

    @Override
    public FrameBytes bulkData(Path file, String path) {
        return new FrameBytes(new byte[0], "application/octet-stream", EXPLICIT.value());
    }
}
