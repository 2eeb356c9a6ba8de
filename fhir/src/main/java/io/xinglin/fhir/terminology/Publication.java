package io.xinglin.fhir.terminology;

import io.xinglin.core.terminology.CodeSystem;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One published code list.
 *
 * @param id of CodeSystem and ValueSet
 * @param system the list
 * @param title its Chinese name
 * @param english its English name
 * @param other the system whose codes the ConceptMap translates
 */
record Publication(String id, CodeSystem system, String title, String english, String other) {
    static final String VERSION = "2.0";

    private static final Publication DIAGNOSES = new Publication(
            "icd-10-chs",
            CodeSystem.ICD_10_CHS,
            "医疗保障疾病诊断分类与代码",
            "ICD-10, national insurance edition",
            CodeSystem.ICD_10_CN.uri());

    private static final Publication OPERATIONS = new Publication(
            "icd-9-cm-3-chs",
            CodeSystem.ICD_9_CM_3_CHS,
            "医疗保障手术操作分类与编码",
            "ICD-9-CM-3, national insurance edition",
            "urn:xinglin:icd-9-cm-3-cn");

    static Stream<Publication> all() {
        return Stream.of(DIAGNOSES, OPERATIONS);
    }

    static Optional<Publication> ofId(String id) {
        return all().filter(p -> p.id.equals(id)).findFirst();
    }

    static Optional<Publication> ofSystem(String uri) {
        return all().filter(p -> p.system.uri().equals(uri)).findFirst();
    }

    static Optional<Publication> ofValueSet(String url) {
        return all().filter(p -> p.valueSet().equals(url)).findFirst();
    }

    static Optional<Publication> ofConceptMap(String url) {
        return all().filter(p -> p.conceptMap().equals(url)).findFirst();
    }

    /** All codes of the list. */
    String valueSet() {
        return system.uri() + ":all";
    }

    /** From codes of the other edition to those of the list. */
    String conceptMap() {
        return system.uri() + ":map";
    }
}
