package io.xinglin.fhir.mapping;

import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.study.DicomUid;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;

/** Identifier systems of what the product writes, and how each business identifier is made. */
public final class Systems {
    /** Prefix of patient identifier systems; the assigning authority follows. */
    public static final String AUTHORITY = "urn:xinglin:authority:";

    public static final String ACCESSION = "urn:xinglin:accession";
    public static final String PLACER_ORDER = "urn:xinglin:placer-order";
    public static final String FILLER_ORDER = "urn:xinglin:filler-order";
    public static final String VISIT = "urn:xinglin:visit";
    public static final String REPORT = "urn:xinglin:report";
    public static final String MODEL = "urn:xinglin:model";
    public static final String NOTE = "urn:xinglin:note";
    /** A fact of a note: note id, offsets and label. */
    public static final String FACT = "urn:xinglin:fact";

    /** A diagnosis a coder confirmed: note id and code. */
    public static final String CODED_DIAGNOSIS = "urn:xinglin:coded-diagnosis";

    /** The group of a case: case and rule set. */
    public static final String GROUP = "urn:xinglin:group";
    /** Prefix of the code systems of groups; the rule set follows. */
    public static final String DRG = "urn:xinglin:drg:";
    /** The table of what was found in a note: note id. */
    public static final String RECORD_TABLE = "urn:xinglin:record-table";

    public static final String NLP_ENGINE = "urn:xinglin:nlp-engine";
    public static final String ACCOUNT = "urn:xinglin:account";
    public static final String ENTITY = "urn:xinglin:entity";
    /** FHIR R4 ImagingStudy: DICOM UIDs are {@code urn:oid:} values in this system. */
    public static final String DICOM_UID = "urn:dicom:uid";

    private Systems() {}

    /** A business identifier. */
    public static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }

    /** PID-3 as FHIR: the authority is part of the system, or is the system where it came as a URI (from FHIR). */
    public static Identifier patient(PatientIdentifier patient) {
        String authority = patient.authority().namespaceId();
        return identifier(authority.contains(":") ? authority : AUTHORITY + authority, patient.value());
    }

    /** A DICOM UID as FHIR identifies it. */
    public static Identifier uid(DicomUid uid) {
        return identifier(DICOM_UID, "urn:oid:" + uid.value());
    }

    /** The logical id of resources that have no identifier element in R4 (Provenance, AuditEvent). */
    public static String logicalId(String kind, String key) {
        return "xl-" + UUID.nameUUIDFromBytes((kind + '|' + key).getBytes(StandardCharsets.UTF_8));
    }
}
