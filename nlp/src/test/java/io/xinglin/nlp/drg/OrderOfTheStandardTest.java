package io.xinglin.nlp.drg;

import static io.xinglin.nlp.drg.Rules.adult;
import static io.xinglin.nlp.drg.Rules.codes;
import static io.xinglin.nlp.drg.Rules.group;
import static io.xinglin.nlp.drg.Rules.infant;
import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.drg.Grouping;
import io.xinglin.core.patient.Sex;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DRG-04")
class OrderOfTheStandardTest {
    private static final String PNEUMONIA = "J18.900";
    private static final String APPENDICITIS = "K35.300";
    private static final String APPENDECTOMY = "47.0100";
    private static final String VENTILATED_96_HOURS = "96.7201";

    private static String drg(Grouping grouping) {
        return grouping.drg();
    }

    @Test
    void preGroupingShouldComeBeforeEverythingAndLookAtTheMainOperation() {
        assertThat(drg(group(adult(Sex.MALE, codes(PNEUMONIA), codes(VENTILATED_96_HOURS)))))
                .isEqualTo("AH15");
        assertThat(drg(group(adult(Sex.MALE, codes("B20.001"), codes(VENTILATED_96_HOURS)))))
                .isEqualTo("AH15");
        // 主要手术操作: intubation first, so the ventilation is another operation.
        assertThat(group(adult(Sex.MALE, codes(PNEUMONIA), codes("96.0400", VENTILATED_96_HOURS)))
                        .mdc())
                .isEqualTo("MDCE");
    }

    @Test
    void aPairOfTransplantsShouldNeedBoth() {
        assertThat(drg(group(adult(Sex.MALE, codes("E10.200"), codes("52.8000", "55.6901")))))
                .isEqualTo("AC19");
        assertThat(drg(group(adult(Sex.MALE, codes("E10.200"), codes("55.6901", "52.8000")))))
                .isEqualTo("AC19");
        assertThat(drg(group(adult(Sex.MALE, codes("E10.200"), codes("55.6901")))))
                .isEqualTo("AE19");
        assertThat(drg(group(adult(Sex.MALE, codes("E10.200"), codes("52.8000")))))
                .isEqualTo("AD19");
    }

    @Test
    void newbornsShouldGoByDays() {
        assertThat(drg(group(infant(0, 3200, codes("P22.000"), codes())))).isEqualTo("PR15");
        assertThat(drg(group(infant(28, 3200, codes("P22.000"), codes())))).isEqualTo("PR15");
        assertThat(drg(group(infant(29, 3200, codes("P22.000"), codes())))).isEqualTo("PV15");
        assertThat(drg(group(infant(364, null, codes("P22.000"), codes())))).isEqualTo("PV15");
        assertThat(drg(group(adult(Sex.MALE, codes("P22.000"), codes())))).isEqualTo(Grouping.UNGROUPABLE);
    }

    @Test
    void prematureNewbornsShouldGoByBirthWeight() {
        assertThat(group(infant(3, 1499, codes("P07.300"), codes())).adrg()).isEqualTo("PS1");
        assertThat(group(infant(3, 1500, codes("P07.300"), codes())).adrg()).isEqualTo("PS2");
        assertThat(group(infant(3, 1999, codes("P07.300"), codes())).adrg()).isEqualTo("PS2");
        assertThat(group(infant(3, 2000, codes("P07.300"), codes())).adrg()).isEqualTo("PS3");
        assertThat(group(infant(3, 2499, codes("P07.300"), codes())).adrg()).isEqualTo("PS3");
        assertThat(group(infant(3, 2500, codes("P07.300"), codes())).adrg()).isEqualTo("PS4");
        // 主要诊断或其他诊断: prematurity may be another diagnosis.
        assertThat(group(infant(3, 1400, codes("P23.900", "P07.300"), codes())).adrg())
                .isEqualTo("PS1");
    }

    @Test
    void aNewbornWithAnotherDiseaseShouldGoToItsOwnMdcUnlessAnOperationOnNewbornsFits() {
        assertThat(group(infant(5, 3000, codes("Q21.000"), codes("35.5300x001")))
                        .adrg())
                .isEqualTo("PB1");
        assertThat(group(infant(5, 3000, codes("Q21.000"), codes())).mdc()).isEqualTo("MDCF");
    }

    @Test
    void hivShouldBeFoundAmongAllDiagnoses() {
        assertThat(group(adult(Sex.MALE, codes("B24.x01"), codes())).adrg()).isEqualTo("YR1");
        assertThat(group(adult(Sex.MALE, codes(APPENDICITIS, "B24.x01"), codes(APPENDECTOMY)))
                        .adrg())
                .isEqualTo("YC1");
        // Without an operation the principal diagnosis decides.
        assertThat(group(adult(Sex.MALE, codes(PNEUMONIA, "B24.x01"), codes())).mdc())
                .isEqualTo("MDCE");
    }

    @Test
    void multipleTraumaShouldNeedTwoSites() {
        assertThat(group(adult(Sex.MALE, codes("S06.400", "S72.000"), codes())).adrg())
                .isEqualTo("ZZ1");
        assertThat(group(adult(Sex.MALE, codes("S06.400", "S06.500"), codes())).mdc())
                .isEqualTo("MDCB");
        assertThat(group(adult(Sex.MALE, codes(PNEUMONIA, "S06.400", "S72.000"), codes()))
                        .mdc())
                .isEqualTo("MDCE");
        assertThat(group(adult(Sex.MALE, codes("S06.400", "S72.000"), codes("01.2400x013")))
                        .adrg())
                .isEqualTo("ZB1");
    }

    @Test
    void theSexShouldChooseBetweenMdcsThatShareADiagnosis() {
        assertThat(group(adult(Sex.MALE, codes("Q56.000"), codes())).mdc()).isEqualTo("MDCM");
        assertThat(group(adult(Sex.FEMALE, codes("Q56.000"), codes())).mdc()).isEqualTo("MDCN");
    }

    @Test
    void operationsShouldComeBeforeMedicalGroups() {
        assertThat(drg(group(adult(Sex.FEMALE, codes(APPENDICITIS), codes(APPENDECTOMY)))))
                .startsWith("GD");
        assertThat(group(adult(Sex.FEMALE, codes(APPENDICITIS), codes())).adrg())
                .matches("G[R-Z]\\d");
    }

    @Test
    void mastectomyWithReconstructionShouldNeedItsLists() {
        // JA1: reconstruction with radical mastectomy, or with excision and lymph nodes; JA2: without reconstruction.
        assertThat(group(adult(Sex.FEMALE, codes("C50.900"), codes("85.7000x001", "85.4301")))
                        .adrg())
                .isEqualTo("JA1");
        assertThat(group(adult(Sex.FEMALE, codes("C50.900"), codes("85.2200", "85.7000x001", "40.2300")))
                        .adrg())
                .isEqualTo("JA1");
        assertThat(group(adult(Sex.FEMALE, codes("C50.900"), codes("85.2200", "40.2300")))
                        .adrg())
                .isEqualTo("JA2");
        assertThat(group(adult(Sex.FEMALE, codes("C50.900"), codes("85.4301"))).adrg())
                .isEqualTo("JA2");
        assertThat(group(adult(Sex.FEMALE, codes("C50.900"), codes("85.2200"))).adrg())
                .isNotIn("JA1", "JA2");
    }

    @Test
    void anOperationUnrelatedToThePrincipalDiagnosisShouldBecomeQy() {
        Grouping grouping = group(adult(Sex.MALE, codes(PNEUMONIA), codes(APPENDECTOMY)));
        assertThat(grouping.drg()).isEqualTo("EQY");
        assertThat(grouping.unrelatedOperation()).isTrue();
        assertThat(grouping.path()).anyMatch(step -> step.contains(APPENDECTOMY) && step.contains("无关"));
        // A colonoscopy is no valid operation.
        assertThat(group(adult(Sex.MALE, codes(PNEUMONIA), codes("45.2300"))).mdc())
                .isEqualTo("MDCE");
        assertThat(drg(group(adult(Sex.MALE, codes(PNEUMONIA), codes("45.2300")))))
                .isNotEqualTo("EQY");
        assertThat(drg(group(adult(Sex.MALE, codes("F10.200"), codes(APPENDECTOMY)))))
                .isEqualTo("UQY");
    }

    @Test
    void anyValidOperationShouldDoWhereTheStandardSaysSo() {
        assertThat(group(adult(Sex.MALE, codes("A41.501"), codes(APPENDECTOMY))).adrg())
                .isEqualTo("SB1");
        assertThat(group(adult(Sex.MALE, codes("A41.501"), codes("45.2300"))).adrg())
                .isNotEqualTo("SB1");
    }

    @Test
    void theSeveritySplitShouldFollowWhatTheGroupHas() {
        assertThat(drg(group(adult(Sex.MALE, codes("S06.400", "J96.000"), codes("01.2400x013")))))
                .isEqualTo("BB11");
        assertThat(drg(group(adult(Sex.MALE, codes("S06.400", "E87.600"), codes("01.2400x013")))))
                .isEqualTo("BB13");
        assertThat(drg(group(adult(Sex.MALE, codes("S06.400"), codes("01.2400x013")))))
                .isEqualTo("BB15");
        // GD2 is split into 3 and 5 only: an MCC counts as a CC.
        assertThat(Rules.NATIONAL.adrgs())
                .anySatisfy(adrg -> assertThat(adrg.groups().keySet())
                        .containsExactlyInAnyOrder(Adrg.Severity.CC, Adrg.Severity.NONE));
    }

    @Test
    void theReasonShouldBeNamedWhereThereIsNoGroup() {
        assertThat(group(adult(Sex.MALE, codes("N80.000"), codes())).path()).anyMatch(s -> s.contains("性别女"));
        assertThat(group(adult(Sex.MALE, codes("V01.000"), codes())).path()).anyMatch(s -> s.contains("0000"));
        assertThat(group(adult(Sex.MALE, codes(), codes())).path()).anyMatch(s -> s.contains("缺主要诊断"));
        assertThat(group(adult(Sex.MALE, codes("ZZZ"), codes())).path()).anyMatch(s -> s.contains("ZZZ"));
    }
}
