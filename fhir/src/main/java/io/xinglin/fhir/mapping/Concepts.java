package io.xinglin.fhir.mapping;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Domain codes as FHIR codings, and the fixed concepts the mapping uses. */
final class Concepts {
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String LOINC = "http://loinc.org";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private Concepts() {}

    /** The Chinese name as text, the code with its English display. */
    static CodeableConcept of(Code code) {
        return new CodeableConcept().setText(code.zh()).addCoding(coding(code));
    }

    /** The words as written, with the codes they were normalised to. */
    static CodeableConcept of(String text, List<Code> codes) {
        var concept = new CodeableConcept().setText(text);
        codes.forEach(code -> concept.addCoding(coding(code)));
        return concept;
    }

    static CodeableConcept text(String text) {
        return new CodeableConcept().setText(text);
    }

    /** The display is left out for LOINC and UCUM: they fix theirs, and ours may be a translation. */
    private static Coding coding(Code code) {
        var coding = new Coding().setSystem(code.system().uri()).setCode(code.value());
        return code.system() == CodeSystem.LOINC || code.system() == CodeSystem.UCUM
                ? coding
                : coding.setDisplay(code.en());
    }

    static CodeableConcept snomed(String code, String display) {
        return new CodeableConcept().addCoding(new Coding(SNOMED, code, display));
    }

    static CodeableConcept loinc(String code, String display) {
        return new CodeableConcept().addCoding(new Coding(LOINC, code, display));
    }

    static CodeableConcept dicom(String code, String display) {
        return new CodeableConcept().addCoding(new Coding(CodeSystem.DICOM.uri(), code, display));
    }

    static CodeableConcept own(String code, String display) {
        return new CodeableConcept().addCoding(new Coding(CodeSystem.XINGLIN.uri(), code, display));
    }

    /** A code of a system under {@code terminology.hl7.org}. */
    static CodeableConcept hl7(String system, String code, String display) {
        return new CodeableConcept().addCoding(hl7Coding(system, code, display));
    }

    static Coding hl7Coding(String system, String code, String display) {
        return new Coding(TERMINOLOGY + system, code, display);
    }

    static Coding modality(String modality) {
        return new Coding().setSystem(CodeSystem.DICOM.uri()).setCode(modality.isEmpty() ? "OT" : modality);
    }

    static CodeableConcept present() {
        return snomed("52101004", "Present");
    }

    static CodeableConcept absent() {
        return snomed("2667000", "Absent");
    }

    static CodeableConcept positive() {
        return hl7("v3-ObservationInterpretation", "POS", "Positive");
    }

    static CodeableConcept negative() {
        return hl7("v3-ObservationInterpretation", "NEG", "Negative");
    }

    /** DICOM body part terms and their words that are mapped to SNOMED CT; others stay words. */
    static CodeableConcept bodySite(String bodyPart) {
        return switch (bodyPart.strip().toUpperCase(java.util.Locale.ROOT)) {
            case "HEAD", "头", "头部", "头颅", "颅脑" ->
                snomed("69536005", "Head structure").setText(bodyPart);
            case "BRAIN", "脑" -> snomed("12738006", "Brain structure").setText(bodyPart);
            case "CHEST", "胸", "胸部" -> snomed("51185008", "Thoracic structure").setText(bodyPart);
            case "ABDOMEN", "腹", "腹部" -> snomed("818981001", "Abdomen").setText(bodyPart);
            default -> text(bodyPart);
        };
    }
}
