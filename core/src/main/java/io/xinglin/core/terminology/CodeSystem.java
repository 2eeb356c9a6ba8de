package io.xinglin.core.terminology;

import java.util.Arrays;
import java.util.Optional;

/** The code systems the product names, with their DICOM coding scheme designator, HL7 v2 table 0396 name and FHIR URI. */
public enum CodeSystem {
    SNOMED_CT("SCT", "SCT", "http://snomed.info/sct"),
    LOINC("LN", "LN", "http://loinc.org"),
    DICOM("DCM", "DCM", "http://dicom.nema.org/resources/ontology/DCM"),
    RADLEX("RADLEX", "RADLEX", "http://radlex.org"),
    UCUM("UCUM", "UCUM", "http://unitsofmeasure.org"),
    ICD_10_CN("I10CN", "I10CN", "urn:xinglin:icd-10-cn"),
    /** 医疗保障疾病诊断分类与代码 2.0, the edition of the insurers' grouping and payment. */
    ICD_10_CHS("I10CHS", "I10CHS", "urn:xinglin:icd-10-chs-2.0"),
    /** 医疗保障手术操作分类与编码 2.0. */
    ICD_9_CM_3_CHS("I9CHS", "I9CHS", "urn:xinglin:icd-9-cm-3-chs-2.0"),
    /** Foundational Model of Anatomy; DICOM PS3.16 table 8-1 names its object identifier, FHIR has no other URI for it. */
    FMA("FMA", "FMA", "urn:oid:2.16.840.1.113883.6.119"),
    /** ACR BI-RADS 4.0 as DICOM codes it (PS3.16 CID 6026); FHIR has no URI for it. */
    BI_RADS("BI", "BI", "urn:xinglin:bi-rads-4"),
    ATC("ATC", "ATC", "http://www.whocc.no/atc"),
    /** Codes of the hospital's own systems (procedure codes of the RIS). */
    LOCAL("99LOCAL", "L", "urn:xinglin:local"),
    /** Codes of this product, where no standard code is known. */
    XINGLIN("99XINGLIN", "99XINGLIN", "urn:xinglin:code");

    private final String designator;
    private final String table0396;
    private final String uri;

    CodeSystem(String designator, String table0396, String uri) {
        this.designator = designator;
        this.table0396 = table0396;
        this.uri = uri;
    }

    /** DICOM Coding Scheme Designator (0008,0102). */
    public String designator() {
        return designator;
    }

    /** HL7 v2 name of coding system, e.g. CWE.3. */
    public String table0396() {
        return table0396;
    }

    /** FHIR {@code Coding.system}. */
    public String uri() {
        return uri;
    }

    /** The system of a DICOM designator, if it is one the product names. */
    public static Optional<CodeSystem> ofDesignator(String designator) {
        return Arrays.stream(values())
                .filter(s -> s.designator.equals(designator))
                .findFirst();
    }
}
