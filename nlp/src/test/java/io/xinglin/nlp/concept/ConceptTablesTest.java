package io.xinglin.nlp.concept;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.ConceptNormalizer;
import io.xinglin.core.note.ConceptNormalizerContract;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.coding.Tsv;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables are sound, and names as notes write them reach their concepts. */
@Tag("REQ-NLP-51")
class ConceptTablesTest implements ConceptNormalizerContract {
    private static final ConceptNormalizer CONCEPTS = ConceptTables.shipped();

    @Override
    public ConceptNormalizer testee() {
        return CONCEPTS;
    }

    private static Optional<String> code(MentionType type, String words, CodeSystem system) {
        return CONCEPTS.concepts(type, words).stream()
                .filter(code -> code.system() == system)
                .map(Code::value)
                .findFirst();
    }

    /** Reading a table fails where two concepts share an id or a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {"symptom.tsv", "drug.tsv", "lab_test.tsv", "examination.tsv", "body_site.tsv", "allergen.tsv"})
    void tableShouldGiveEachConceptAnIdOfItsOwn(String name) {
        Collection<Concept> concepts = ConceptTable.read(name).concepts();
        assertThat(concepts).hasSizeGreaterThan(50).allSatisfy(concept -> {
            assertThat(concept.id()).matches("[SDLEBA]\\d{4}");
            assertThat(concept.name()).isNotBlank();
            assertThat(concept.english()).isNotBlank();
        });
    }

    @Test
    void tablesShouldBeAsLargeAsPromised() {
        assertThat(coded("drug.tsv", CodeSystem.ATC)).isGreaterThanOrEqualTo(250);
        assertThat(coded("lab_test.tsv", CodeSystem.LOINC)).isGreaterThanOrEqualTo(80);
        assertThat(coded("body_site.tsv", CodeSystem.SNOMED_CT)).isGreaterThanOrEqualTo(80);
    }

    private static long coded(String table, CodeSystem system) {
        return codes(table).stream().filter(code -> code.system() == system).count();
    }

    private static List<Code> codes(String table) {
        return ConceptTable.read(table).concepts().stream()
                .flatMap(concept -> concept.standard().stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab_test.tsv", "examination.tsv"})
    void everyLoincCodeShouldHaveItsCheckDigit(String table) {
        assertThat(codes(table)).isNotEmpty().allSatisfy(code -> {
            assertThat(code.system()).isEqualTo(CodeSystem.LOINC);
            assertThat(CheckDigits.loinc(code.value())).as(code.toString()).isTrue();
        });
    }

    @Test
    void wrongLoincCheckDigitShouldBeSeen() {
        assertThat(CheckDigits.loinc("2160-0")).isTrue();
        assertThat(CheckDigits.loinc("2160-1")).isFalse();
        assertThat(CheckDigits.loinc("2610-0")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"symptom.tsv", "body_site.tsv", "allergen.tsv"})
    void everySnomedCodeShouldHaveItsCheckDigitAndOneConcept(String table) {
        Set<String> seen = new HashSet<>();
        List<Code> snomed = codes(table).stream()
                .filter(code -> code.system() == CodeSystem.SNOMED_CT)
                .toList();
        assertThat(snomed).isNotEmpty().allSatisfy(code -> {
            assertThat(CheckDigits.snomed(code.value())).as(code.toString()).isTrue();
            assertThat(seen.add(code.value())).as(code.toString()).isTrue();
        });
    }

    /** Beside SNOMED CT, never in its place before it. */
    @Test
    void everyFmaCodeShouldHaveTheFormOfOneAndOneConcept() {
        List<String> fma = codes("body_site.tsv").stream()
                .filter(code -> code.system() == CodeSystem.FMA)
                .map(Code::value)
                .toList();
        assertThat(fma)
                .hasSizeGreaterThan(70)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).matches("\\d{4,6}"));
        assertThat(CONCEPTS.concepts(MentionType.BODY_SITE, "右肺"))
                .extracting(Code::system)
                .containsExactly(CodeSystem.SNOMED_CT, CodeSystem.FMA, CodeSystem.XINGLIN);
    }

    @Test
    void everyClinicalNameOfAnOperationShouldReachTheInsuranceCodeOfItsRow() {
        assertThat(Tsv.resource(InsuranceOperations.class, "procedure.tsv")).allSatisfy(row -> {
            for (String name : row[1].split("\\|")) {
                assertThat(InsuranceOperations.shipped().codes(name))
                        .as(name)
                        .extracting(Code::value)
                        .containsExactly(row[0]);
            }
        });
    }

    @Test
    void wrongSnomedCheckDigitShouldBeSeen() {
        assertThat(CheckDigits.snomed("386661006")).isTrue();
        assertThat(CheckDigits.snomed("386661007")).isFalse();
        assertThat(CheckDigits.snomed("386616006")).isFalse();
    }

    /** Anatomical group, therapeutic, pharmacological and chemical subgroup, substance; fewer where the entry is a class. */
    @Test
    void everyAtcCodeShouldHaveTheFormOfOneAndOneConcept() {
        Set<String> seen = new HashSet<>();
        assertThat(codes("drug.tsv")).isNotEmpty().allSatisfy(code -> {
            assertThat(code.value()).matches("[ABCDGHJLMNPRSV]\\d{2}[A-Z]([A-Z](\\d{2})?)?");
            assertThat(seen.add(code.value())).as(code.toString()).isTrue();
        });
    }

    @Test
    void everyClinicalNameShouldReachTheInsuranceCodeOfItsRow() {
        assertThat(Tsv.resource(InsuranceDiagnoses.class, "disease.tsv")).allSatisfy(row -> {
            for (String name : row[1].split("\\|")) {
                assertThat(InsuranceDiagnoses.shipped().codes(name))
                        .as(name)
                        .extracting(Code::value)
                        .containsExactly(row[0]);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "美林, M01AE01",
        "布洛芬混悬液, M01AE01",
        "头孢曲松, J01DD04",
        "注射用头孢曲松钠, J01DD04",
        "磷酸奥司他韦颗粒, J05AH02",
        "维生素C, A11GA01",
        "盐酸氨溴索口服溶液, R05CB06",
        "富马酸比索洛尔片, C07AB07",
        "苯磺酸左旋氨氯地平片, C08CA17",
        "阿莫西林克拉维酸钾, J01CR02",
        "阿莫西林胶囊, J01CA04",
        "阿司匹林肠溶片, B01AC06",
        "ＥＰＯ, B03XA01"
    })
    void drugShouldReachItsSubstanceWithoutBrandFormAndSalt(String words, String atc) {
        assertThat(code(MentionType.DRUG, words, CodeSystem.ATC)).contains(atc);
    }

    @Test
    void localFormShouldHaveNoCodeOfTheSystemicSubstance() {
        assertThat(code(MentionType.DRUG, "左氧氟沙星滴眼液", CodeSystem.ATC)).isEmpty();
        assertThat(code(MentionType.DRUG, "左氧氟沙星滴眼液", CodeSystem.XINGLIN))
                .isEqualTo(code(MentionType.DRUG, "左氧氟沙星", CodeSystem.XINGLIN));
    }

    @ParameterizedTest
    @CsvSource({
        "SYMPTOM, 发热, SNOMED_CT, 386661006",
        "SYMPTOM, 高热, SNOMED_CT, 386661006",
        "SYMPTOM, 轻度头痛, SNOMED_CT, 25064002",
        "SYMPTOM, 右侧膝关节疼痛, SNOMED_CT, 30989003",
        "SYMPTOM, 阵发性腹痛, SNOMED_CT, 21522001",
        "SYMPTOM, 右膝肿胀, SNOMED_CT, 65124004",
        "SYMPTOM, 发热, ICD_10_CN, R50.9",
        "SIGN, 发绀, SNOMED_CT, 3415004",
        "LAB_TEST, ＷＢＣ, LOINC, 6690-2",
        "LAB_TEST, 血清肌酐, LOINC, 2160-0",
        "LAB_TEST, 超敏C反应蛋白, LOINC, 30522-7",
        "LAB_TEST, 尿淀粉酶, LOINC, 1799-6",
        "EXAMINATION, 胸部CT平扫, LOINC, 24627-2",
        "PROCEDURE, 阑尾切除术, ICD_9_CM_3_CHS, 47.0901",
        "PROCEDURE, 急诊剖宫产, ICD_9_CM_3_CHS, 74.9900",
        "PROCEDURE, 左侧胸腔闭式引流, ICD_9_CM_3_CHS, 34.0401",
        "TREATMENT, 血液透析治疗, ICD_9_CM_3_CHS, 39.9500",
        "BODY_SITE, 左肾, FMA, 7203",
        "BODY_SITE, 左侧膝关节, SNOMED_CT, 49076000",
        "BODY_SITE, 右肺, SNOMED_CT, 39607008",
        "DISEASE, 高血压, ICD_10_CHS, I10.x00x002",
        "DISEASE, 急性扁桃体炎, ICD_10_CHS, J03.900",
        "DISEASE, 脓毒血症, ICD_10_CHS, A41.900",
        "DISEASE, 右股骨颈骨折, ICD_10_CHS, S72.000",
        "DISEASE, 冠心病, ICD_10_CHS, I25.103"
    })
    void wordsShouldReachTheirConcept(MentionType type, String words, CodeSystem system, String expected) {
        assertThat(code(type, words, system)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "SYMPTOM, 某种感觉",
        "DRUG, 无名散剂",
        "DISEASE, 无名病",
        "TIME, 3天",
        "PROCEDURE, 胃癌根治术",
        "TREATMENT, 对症治疗",
        "LAB_TEST, ''"
    })
    void unknownWordsShouldHaveNoConcept(MentionType type, String words) {
        assertThat(CONCEPTS.concepts(type, words)).isEmpty();
    }
}
