package io.xinglin.imaging.dicom.deidentify;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Fields;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * The Basic Application Level Confidentiality Profile (PS3.15 E.2) without options: dates and times go.
 *
 * <p>Stricter than the table in what it does not list: private attributes, whole overlay and curve groups and values of
 * unknown representation are taken out, names, dates and UIDs are emptied or replaced, and so is any text that has the
 * patient's identifier, a part of the name or the accession number in it. Stateless.
 */
final class BasicProfile {
    private static final ConfidentialityProfile TABLE = ConfidentialityProfile.basic();

    /** What has to be cleaned by a person or an option, since a dummy would leave nothing of the object. */
    private static final Set<Integer> CONTENT =
            Set.of(Tag.ContentSequence, Tag.EncapsulatedDocument, Tag.GraphicAnnotationSequence);

    private BasicProfile() {}

    /** @throws ProblemException UNSUPPORTED for an object the profile cannot clean */
    static void requireCleanable(Attributes data, boolean burnedIn) {
        if (!burnedIn && "YES".equals(Fields.text(data, Tag.BurnedInAnnotation))) {
            throw new ProblemException(
                    Category.UNSUPPORTED, "the pixels carry text (Burned In Annotation YES): not de-identified");
        }
        for (int tag : CONTENT) {
            if (data.containsValue(tag)) {
                throw new ProblemException(
                        Category.UNSUPPORTED,
                        "reports, documents and annotations are not de-identified: their text can say anything");
            }
        }
    }

    /**
     * Cleans a data set in place.
     *
     * @param pseudonym of the patient
     * @param uids new UIDs by old ones
     */
    static void apply(Attributes data, String pseudonym, Map<String, String> uids) {
        Secrets secrets = Secrets.of(data);
        clean(data, secrets);
        Uids.replace(data, uids);
        data.setString(Tag.PatientName, VR.PN, pseudonym);
        data.setString(Tag.PatientID, VR.LO, pseudonym);
        data.setString(Tag.PatientIdentityRemoved, VR.CS, "YES");
        data.setString(
                Tag.DeidentificationMethod, VR.LO, "DICOM PS3.15 basic profile " + ConfidentialityProfile.EDITION);
        var method = new Attributes();
        method.setString(Tag.CodeValue, VR.SH, "113100");
        method.setString(Tag.CodingSchemeDesignator, VR.SH, "DCM");
        method.setString(Tag.CodeMeaning, VR.LO, "Basic Application Confidentiality Profile");
        data.newSequence(Tag.DeidentificationMethodCodeSequence, 1).add(method);
        data.setString(Tag.LongitudinalTemporalInformationModified, VR.CS, "REMOVED");
    }

    private static void clean(Attributes data, Secrets secrets) {
        for (int tag : data.tags()) {
            VR vr = data.getVR(tag);
            if (outside(tag, vr)) {
                data.remove(tag);
                continue;
            }
            switch (TABLE.action(tag).orElseGet(() -> unlisted(vr))) {
                case REMOVE -> data.remove(tag);
                case EMPTY -> data.setNull(tag, vr);
                case DUMMY -> DummyValue.put(data, tag, vr);
                case REPLACE_UID, CLEAN_ITEMS -> cleanInside(data, tag, vr, secrets);
            }
        }
    }

    /** Private attributes, overlays, curves, group lengths and what nobody knows the meaning of. */
    private static boolean outside(int tag, VR vr) {
        int group = tag >>> 16;
        return (group & 1) != 0 || (group & 0xFF00) == 0x6000 || (tag & 0xFFFF) == 0 || vr == VR.UN;
    }

    private static Action unlisted(VR vr) {
        return switch (vr) {
            case PN, DA, DT -> Action.EMPTY;
            default -> Action.CLEAN_ITEMS;
        };
    }

    private static void cleanInside(Attributes data, int tag, VR vr, Secrets secrets) {
        if (vr == VR.SQ) {
            Optional.ofNullable(data.getSequence(tag))
                    .ifPresent(items -> new ArrayList<>(items).forEach(item -> clean(item, secrets)));
        } else if (Secrets.mayHold(vr) && secrets.in(data.getStrings(tag))) {
            data.setNull(tag, vr);
        }
    }
}
