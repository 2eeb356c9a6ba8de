package io.xinglin.imaging.dicom.result;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Content items of a structured report (PS3.3 C.17.3). */
final class SrContent {
    private static final Code NO_UNITS = new Code(CodeSystem.UCUM, "1", "no units", "无单位");

    /** Code Value (0008,0100) holds no more; what is longer goes into Long Code Value (PS3.3 8.1). */
    private static final int SHORT_CODE = 16;

    private SrContent() {}

    /** How an item relates to its parent (PS3.3 C.17.3.2.4). */
    enum Relation {
        CONTAINS,
        HAS_CONCEPT_MOD,
        HAS_OBS_CONTEXT,
        HAS_PROPERTIES,
        INFERRED_FROM,
        SELECTED_FROM;

        String term() {
            return name().replace('_', ' ');
        }
    }

    static Code dcm(String value, String meaning) {
        return new Code(CodeSystem.DICOM, value, meaning, meaning);
    }

    /** An item of a code sequence (PS3.3 section 8). */
    static Attributes code(String value, String designator, String meaning) {
        var item = new Attributes();
        if (value.length() <= SHORT_CODE) {
            item.setString(Tag.CodeValue, VR.SH, value);
        } else {
            item.setString(Tag.LongCodeValue, VR.UC, value);
        }
        item.setString(Tag.CodingSchemeDesignator, VR.SH, designator);
        item.setString(Tag.CodeMeaning, VR.LO, SourceStudy.longText(meaning));
        return item;
    }

    static Attributes code(Code code) {
        return code(code.value(), code.system().designator(), code.en());
    }

    /** The DCMR template a container follows (PS3.3 C.18.8). */
    static Attributes template(String identifier) {
        var template = new Attributes();
        template.setString(Tag.MappingResource, VR.CS, "DCMR");
        template.setString(Tag.TemplateIdentifier, VR.CS, identifier);
        return template;
    }

    private static Attributes item(Relation relation, String type, Code concept) {
        var item = new Attributes();
        item.setString(Tag.RelationshipType, VR.CS, relation.term());
        item.setString(Tag.ValueType, VR.CS, type);
        if (concept != null) {
            item.newSequence(Tag.ConceptNameCodeSequence, 1).add(code(concept));
        }
        return item;
    }

    static Attributes text(Relation relation, Code concept, String text) {
        var item = item(relation, "TEXT", concept);
        item.setString(Tag.TextValue, VR.UT, text);
        return item;
    }

    static Attributes coded(Relation relation, Code concept, Attributes value) {
        var item = item(relation, "CODE", concept);
        item.newSequence(Tag.ConceptCodeSequence, 1).add(value);
        return item;
    }

    static Attributes uid(Relation relation, Code concept, DicomUid uid) {
        var item = item(relation, "UIDREF", concept);
        item.setString(Tag.UID, VR.UI, uid.value());
        return item;
    }

    static Attributes date(Relation relation, Code concept, LocalDate day) {
        var item = item(relation, "DATE", concept);
        item.setString(Tag.Date, VR.DA, day.format(DateTimeFormatter.BASIC_ISO_DATE));
        return item;
    }

    /** A number without a unit: UCUM 1. */
    static Attributes number(Relation relation, Code concept, double value) {
        return number(relation, concept, value, NO_UNITS);
    }

    /** @param unit of UCUM */
    static Attributes number(Relation relation, Code concept, double value, Code unit) {
        var item = item(relation, "NUM", concept);
        var measured = new Attributes();
        measured.setString(Tag.NumericValue, VR.DS, String.format(Locale.ROOT, "%.6f", value));
        measured.newSequence(Tag.MeasurementUnitsCodeSequence, 1).add(code(unit));
        item.newSequence(Tag.MeasuredValueSequence, 1).add(measured);
        return item;
    }

    /**
     * A reference to an image, or to a waveform (PS3.3 C.18.4, C.18.5).
     *
     * @param frame 1-based, or 0 for all of the object
     */
    static Attributes image(Relation relation, Code concept, DicomUid sopClass, DicomUid sopInstance, int frame) {
        var waveform = StorageClass.of(sopClass.value())
                .filter(StorageClass::isWaveform)
                .isPresent();
        var item = item(relation, waveform ? "WAVEFORM" : "IMAGE", concept);
        var reference = new Attributes();
        reference.setString(Tag.ReferencedSOPClassUID, VR.UI, sopClass.value());
        reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, sopInstance.value());
        if (frame > 0) {
            reference.setInt(Tag.ReferencedFrameNumber, VR.IS, frame);
        }
        item.newSequence(Tag.ReferencedSOPSequence, 1).add(reference);
        return item;
    }

    /**
     * A line on an image (PS3.3 C.18.6).
     *
     * @param points column and row of each, from the top left corner of the image; the first once more closes it
     */
    static Attributes polyline(Relation relation, Code concept, Attributes image, float... points) {
        var item = item(relation, "SCOORD", concept);
        item.setFloat(Tag.GraphicData, VR.FL, points);
        item.setString(Tag.GraphicType, VR.CS, "POLYLINE");
        item.newSequence(Tag.ContentSequence, 1).add(image);
        return item;
    }

    static Attributes container(Relation relation, Code concept, List<Attributes> children) {
        var item = item(relation, "CONTAINER", concept);
        item.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
        item.newSequence(Tag.ContentSequence, children.size()).addAll(children);
        return item;
    }
}
