package io.xinglin.core.coding;

/**
 * Port: a diagnosis or an operation as a clinician writes it, one or several in a text, to the codes of the national
 * insurance lists. Safe for use by many threads; any text is answered, an unknown one with no codes.
 */
public interface DiagnosisCoder {
    /** Codes of {@code CodeSystem.ICD_10_CHS} for a written diagnosis: {@code 右乳腺癌IV期}, {@code 冠心病;高血压3级}. */
    CodedText diagnoses(String text);

    /** Codes of {@code CodeSystem.ICD_9_CM_3_CHS} for a written operation: {@code 腹腔镜下胆囊切除+胆总管探查}. */
    CodedText operations(String text);
}
