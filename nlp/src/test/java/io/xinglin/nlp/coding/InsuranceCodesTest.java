package io.xinglin.nlp.coding;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.coding.Resolved.Way;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("REQ-DRG-01")
class InsuranceCodesTest {
    private final InsuranceCodes codes = InsuranceCodes.load();

    @Test
    void theListsShouldBeWhole() {
        assertThat(codes.diagnoses().size()).isEqualTo(33_304);
        assertThat(codes.operations().size()).isEqualTo(13_686);
    }

    @ParameterizedTest
    @CsvSource({
        "S06.400, S06.400, EXACT",
        "s06.400, S06.400, SPELLING",
        "S06400, S06.400, SPELLING",
        "Ｓ０６．４００, S06.400, SPELLING",
        "I10.X02, I10.x02, SPELLING",
        "I10, I10.x00, FILLED",
        "K35.3, K35.300, FILLED",
        "K35.900, K35.800x001, EDITION",
        "K35.9, K35.800x001, EDITION",
        "A17.000, A17.000+G01*, COMBINATION",
        "A17.000+G01*, A17.000+G01*, EXACT",
        "Q99.9999, , UNKNOWN"
    })
    void aDiagnosisShouldBeFoundInAnySpelling(String given, String code, Way way) {
        assertThat(codes.diagnosis(given)).isEqualTo(new Resolved(given, code, way));
    }

    @ParameterizedTest
    @CsvSource({
        "47.0100, 47.0100, EXACT",
        "47.01, 47.0100, FILLED",
        "470100, 47.0100, SPELLING",
        "01.2400X013, 01.2400x013, SPELLING",
        "17.971A0, 17.971A0, EXACT",
        "37.8300x002, 00.5000x004, EDITION",
        "00, , UNKNOWN"
    })
    void anOperationShouldBeFoundInAnySpelling(String given, String code, Way way) {
        assertThat(codes.operation(given)).isEqualTo(new Resolved(given, code, way));
    }

    @Test
    void theHierarchyShouldBeTheBeginningOfTheCode() {
        assertThat(codes.under(CodeSystem.ICD_10_CHS, "K35.3"))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(code.value()).startsWith("K35.3"));
        assertThat(codes.under(CodeSystem.LOINC, "1")).isEmpty();
        assertThat(codes.find(CodeSystem.ICD_9_CM_3_CHS, "47.0100"))
                .hasValueSatisfying(code -> assertThat(code.zh()).isEqualTo("腹腔镜下阑尾切除术"));
        assertThat(codes.find(CodeSystem.ICD_10_CHS, "47.0100")).isEmpty();
        assertThat(codes.translate(CodeSystem.ICD_10_CHS, "k35.9"))
                .hasValueSatisfying(code -> assertThat(code.value()).isEqualTo("K35.800x001"));
        assertThat(codes.translate(CodeSystem.ICD_10_CHS, null)).isEmpty();
    }
}
