package io.xinglin.imaging.dicom.file;

import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DataSetMismatch;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** From a parsed file to what the gateway indexes of it. */
public final class HeaderReading {
    private HeaderReading() {}

    /** @throws ProblemException INVALID when an identifying attribute is missing or malformed or pixels are cut */
    public static InstanceHeader header(Part10 file) {
        try {
            return build(file);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ProblemException(Category.INVALID, "a header attribute is malformed", e);
        }
    }

    private static InstanceHeader build(Part10 file) {
        var data = file.data();
        var sopClass = uid(data, Tag.SOPClassUID, "SOP Class UID (0008,0016)");
        var instance = uid(data, Tag.SOPInstanceUID, "SOP Instance UID (0008,0018)");
        requireSame(file.meta(), Tag.MediaStorageSOPClassUID, sopClass);
        requireSame(file.meta(), Tag.MediaStorageSOPInstanceUID, instance);
        var header = new InstanceHeader(
                uid(data, Tag.StudyInstanceUID, "Study Instance UID (0020,000D)"),
                uid(data, Tag.SeriesInstanceUID, "Series Instance UID (0020,000E)"),
                instance,
                sopClass,
                new DicomUid(file.transferSyntaxUid()),
                patient(data),
                Fields.text(data, Tag.AccessionNumber),
                Fields.text(data, Tag.Modality),
                Fields.text(data, Tag.BodyPartExamined),
                Fields.text(data, Tag.StudyID),
                Fields.text(data, Tag.StudyDescription),
                Fields.text(data, Tag.SeriesDescription),
                procedureCode(data),
                Fields.instant(data, Tag.StudyDate, Tag.StudyTime),
                Fields.integer(data, Tag.SeriesNumber, 0),
                Fields.integer(data, Tag.InstanceNumber, 0),
                Fields.integer(data, Tag.Rows, 0),
                Fields.integer(data, Tag.Columns, 0),
                Fields.integer(data, Tag.NumberOfFrames, 1));
        PixelCheck.requireComplete(file, StorageClass.of(sopClass.value()));
        return header;
    }

    private static DicomUid uid(Attributes data, int tag, String name) {
        var value = Fields.text(data, tag);
        if (value.isEmpty()) {
            throw new ProblemException(Category.INVALID, name + " is missing");
        }
        try {
            return new DicomUid(value);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Category.INVALID, name + " is malformed", e);
        }
    }

    private static void requireSame(Attributes meta, int tag, DicomUid expected) {
        var value = Fields.text(meta, tag);
        if (!value.isEmpty() && !value.equals(expected.value())) {
            throw new DataSetMismatch("the data set is of another SOP class or instance than was announced");
        }
    }

    private static Patient patient(Attributes data) {
        var id = Fields.text(data, Tag.PatientID);
        if (id.isEmpty()) {
            return null;
        }
        var authority = AssigningAuthority.ofNullable(Fields.text(data, Tag.IssuerOfPatientID));
        return new Patient(
                new PatientIdentifier(id, authority),
                Fields.personName(data, Tag.PatientName),
                Sex.of(Fields.text(data, Tag.PatientSex)),
                Fields.date(data, Tag.PatientBirthDate));
    }

    private static String procedureCode(Attributes data) {
        var direct = data.getNestedDataset(Tag.ProcedureCodeSequence);
        if (direct != null) {
            return Fields.text(direct, Tag.CodeValue);
        }
        var request = data.getNestedDataset(Tag.RequestAttributesSequence);
        var requested = request == null ? null : request.getNestedDataset(Tag.RequestedProcedureCodeSequence);
        return requested == null ? "" : Fields.text(requested, Tag.CodeValue);
    }
}
