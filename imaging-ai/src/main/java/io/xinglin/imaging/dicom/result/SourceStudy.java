package io.xinglin.imaging.dicom.result;

import io.xinglin.core.order.ImagingOrder;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Carries patient and study over from the source images, in UTF-8 (PS3.3 C.7.1, C.7.2). */
final class SourceStudy {
    private SourceStudy() {}

    /** A data set with the patient, study and equipment modules, dated {@code at}. */
    static Attributes derive(Part10 source, Optional<ImagingOrder> order, Instant at) {
        var from = source.data();
        var to = new Attributes();
        to.setSpecificCharacterSet("ISO_IR 192");
        patient(from, to);
        to.setString(Tag.StudyInstanceUID, VR.UI, Fields.text(from, Tag.StudyInstanceUID));
        copy(from, to, Tag.StudyDate, VR.DA);
        copy(from, to, Tag.StudyTime, VR.TM);
        copy(from, to, Tag.ReferringPhysicianName, VR.PN);
        copy(from, to, Tag.StudyID, VR.SH);
        copy(from, to, Tag.AccessionNumber, VR.SH);
        optional(from, to, Tag.StudyDescription, VR.LO);
        order.filter(o -> Fields.text(to, Tag.AccessionNumber).isEmpty())
                .ifPresent(o -> to.setString(
                        Tag.AccessionNumber, VR.SH, shortText(o.accession().value())));
        to.setString(Tag.Manufacturer, VR.LO, "Xinglin");
        to.setString(Tag.ManufacturerModelName, VR.LO, "Xinglin imaging-ai");
        optional(from, to, Tag.TimezoneOffsetFromUTC, VR.SH);
        to.setString(Tag.ContentDate, VR.DA, date(to, at));
        to.setString(Tag.ContentTime, VR.TM, time(to, at));
        return to;
    }

    private static void patient(Attributes from, Attributes to) {
        copy(from, to, Tag.PatientName, VR.PN);
        copy(from, to, Tag.PatientID, VR.LO);
        optional(from, to, Tag.IssuerOfPatientID, VR.LO);
        copy(from, to, Tag.PatientBirthDate, VR.DA);
        copy(from, to, Tag.PatientSex, VR.CS);
        optional(from, to, Tag.PatientAge, VR.AS);
    }

    /** Type 2: present, perhaps empty. */
    private static void copy(Attributes from, Attributes to, int tag, VR vr) {
        var text = Fields.text(from, tag);
        if (text.isEmpty()) {
            to.setNull(tag, vr);
        } else {
            to.setString(tag, vr, text);
        }
    }

    private static void optional(Attributes from, Attributes to, int tag, VR vr) {
        var text = Fields.text(from, tag);
        if (!text.isEmpty()) {
            to.setString(tag, vr, text);
        }
    }

    /** Body part and side of the source image; without a body part the side is required, perhaps empty (PS3.3 C.7.3.1). */
    static void bodyPart(Part10 source, Attributes to) {
        optional(source.data(), to, Tag.BodyPartExamined, VR.CS);
        optional(source.data(), to, Tag.ImageLaterality, VR.CS);
        if (to.contains(Tag.BodyPartExamined)) {
            optional(source.data(), to, Tag.Laterality, VR.CS);
        } else if (!to.contains(Tag.ImageLaterality)) {
            copy(source.data(), to, Tag.Laterality, VR.CS);
        }
    }

    /** SH holds 16 characters. */
    static String shortText(String text) {
        return text.length() <= 16 ? text : text.substring(0, 16);
    }

    /** LO holds 64 characters and no backslash. */
    static String longText(String text) {
        var plain = text.replace('\\', '/').replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= 64 ? plain : plain.substring(0, 64);
    }

    /** Date in the zone of {@code data}. */
    static String date(Attributes data, Instant at) {
        return at.atZone(Fields.zone(data)).format(format("yyyyMMdd"));
    }

    /** Time in the zone of {@code data}. */
    static String time(Attributes data, Instant at) {
        return at.atZone(Fields.zone(data)).format(format("HHmmss"));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
}
