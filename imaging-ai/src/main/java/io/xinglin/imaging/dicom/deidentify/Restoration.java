package io.xinglin.imaging.dicom.deidentify;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Puts patient and study of an original into an object that was made from its de-identified copy. Stateless. */
final class Restoration {
    private static final String UTF_8 = "ISO_IR 192";

    /** Patient and General Study modules (PS3.3 C.7.1.1, C.7.2.1), as far as the original has them. */
    private static final int[] TAKEN_OVER = {
        Tag.PatientName,
        Tag.PatientID,
        Tag.IssuerOfPatientID,
        Tag.PatientBirthDate,
        Tag.PatientSex,
        Tag.StudyDate,
        Tag.StudyTime,
        Tag.AccessionNumber,
        Tag.StudyID,
        Tag.StudyDescription,
        Tag.ReferringPhysicianName
    };

    private Restoration() {}

    /**
     * Works in place; UIDs are not looked at.
     *
     * @param pseudonym the patient's
     */
    static void apply(Attributes returned, Attributes original, String pseudonym) {
        requirePatient(returned, pseudonym);
        toUnicode(returned);
        var patientId = Fields.text(original, Tag.PatientID);
        var name = Fields.text(original, Tag.PatientName);
        words(returned, pseudonym, patientId, name);
        for (int tag : TAKEN_OVER) {
            if (original.containsValue(tag)) {
                returned.setString(tag, original.getVR(tag), original.getStrings(tag));
            }
        }
        requests(returned, original);
        returned.setString(Tag.PatientIdentityRemoved, VR.CS, "NO");
        returned.remove(Tag.DeidentificationMethod);
        returned.remove(Tag.DeidentificationMethodCodeSequence);
        returned.remove(Tag.LongitudinalTemporalInformationModified);
    }

    private static void requirePatient(Attributes returned, String pseudonym) {
        var named = Fields.text(returned, Tag.PatientID);
        if (!named.isEmpty() && !named.equals(pseudonym)) {
            throw new ProblemException(Category.CONFLICT, "the object names another patient than was sent");
        }
    }

    /** The original's name may need characters the node's character set lacks. */
    private static void toUnicode(Attributes data) {
        decode(data);
        data.setSpecificCharacterSet(UTF_8);
    }

    /** Values are kept as bytes until they are read: read all before the character set changes. */
    private static void decode(Attributes data) {
        for (int tag : data.tags()) {
            VR vr = data.getVR(tag);
            if (vr == VR.SQ) {
                items(data, tag).forEach(item -> {
                    decode(item);
                    item.remove(Tag.SpecificCharacterSet);
                });
            } else if (vr.useSpecificCharacterSet() && data.containsValue(tag)) {
                data.setString(tag, vr, data.getStrings(tag));
            }
        }
    }

    private static Iterable<Attributes> items(Attributes data, int tag) {
        return Optional.ofNullable(data.getSequence(tag))
                .<Iterable<Attributes>>map(ArrayList::new)
                .orElse(new ArrayList<>());
    }

    /** Wherever the node repeated the pseudonym: a name where names stand, else the identifier. */
    private static void words(Attributes data, String pseudonym, String patientId, String name) {
        for (int tag : data.tags()) {
            VR vr = data.getVR(tag);
            if (vr == VR.SQ) {
                items(data, tag).forEach(item -> words(item, pseudonym, patientId, name));
            } else if (Secrets.mayHold(vr) && data.containsValue(tag)) {
                var old = data.getStrings(tag);
                var restored = Arrays.stream(old)
                        .map(value -> value == null ? "" : value.replace(pseudonym, vr == VR.PN ? name : patientId))
                        .toArray(String[]::new);
                if (!Arrays.equals(old, restored)) {
                    data.setString(tag, vr, restored);
                }
            }
        }
    }

    /** The order an SR answers (PS3.3 C.17.2): the node never saw its number. */
    private static void requests(Attributes returned, Attributes original) {
        for (Attributes request : items(returned, Tag.ReferencedRequestSequence)) {
            if (original.containsValue(Tag.AccessionNumber)) {
                request.setString(Tag.AccessionNumber, VR.SH, Fields.text(original, Tag.AccessionNumber));
            }
        }
    }
}
