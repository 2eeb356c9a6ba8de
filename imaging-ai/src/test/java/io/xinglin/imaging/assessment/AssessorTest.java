package io.xinglin.imaging.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Assessment;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.LesionChange;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("REQ-OBJ-05")
class AssessorTest {
    private static final DicomUid UID = new DicomUid("1.2.3");

    private static Finding finding(String key, double probability, Severity severity) {
        var code = new Code(CodeSystem.XINGLIN, key, key, key);
        return new Finding(DicomUid.named(key), key, code, probability, 0.5, severity, true, List.of());
    }

    private static ImagingResult result(List<Lesion> lesions, Finding... findings) {
        return ImagingResult.of(UID, new AlgorithmIdentification("m", "M", "1.0.0", "ab"), UID, UID)
                .findings(List.of(findings))
                .draft("所见", "诊断", "Impression")
                .analysed(Instant.EPOCH, Duration.ZERO)
                .build()
                .assessed(lesions, List.of());
    }

    private static Lesion lesion(int number, double diameter, String type, LesionChange change) {
        var kind = new Code(CodeSystem.XINGLIN, Facts.NODULE_TYPE, "Nodule type", "结节类型");
        return new Lesion(
                DicomUid.named("lesion-" + number),
                DicomUid.named("nodule"),
                number,
                "",
                List.of(),
                0.9,
                List.of(new Measurement(Measurement.DIAMETER, diameter, Measurement.MILLIMETRE)),
                List.of(new Assessment(kind, new Code(CodeSystem.XINGLIN, type, type, type), "m")),
                change);
    }

    private static LesionChange change(LesionChange.Kind kind, double before) {
        return new LesionChange(
                UID,
                LocalDate.of(2026, 1, 1),
                null,
                kind,
                List.of(new Measurement(Measurement.DIAMETER, before, Measurement.MILLIMETRE)),
                List.of());
    }

    private static List<String> classes(List<Assessment> assessments) {
        return assessments.stream().map(a -> a.value().value()).toList();
    }

    private static List<String> classes(ImagingResult result, String rule, String label) {
        return classes(
                Assessor.assess(result, List.of(new AssessmentUse(rule, label))).assessments());
    }

    /** ACR BI-RADS Atlas 5th ed.: the edges of the bands. */
    @ParameterizedTest
    @CsvSource({
        "0, bi-rads-to-3",
        "0.02, bi-rads-to-3",
        "0.0201, MA.II.A.5.4A",
        "0.10, MA.II.A.5.4A",
        "0.101, MA.II.A.5.4B",
        "0.5, MA.II.A.5.4B",
        "0.51, MA.II.A.5.4C",
        "0.949, MA.II.A.5.4C",
        "0.95, 397145000",
        "1, 397145000"
    })
    void probabilityShouldFallIntoItsBand(double probability, String code) {
        var result = result(List.of(), finding("malignant", probability, Severity.HIGH));

        assertThat(classes(result, "bi-rads-bands", "malignant")).containsExactly(code);
    }

    /** ACR Lung-RADS v2022, nodules seen for the first time. */
    @ParameterizedTest
    @CsvSource({
        "5.9, solid, lung-rads-2",
        "6, solid, lung-rads-3",
        "8, solid, lung-rads-4a",
        "15, solid, lung-rads-4b",
        "29, ground-glass, lung-rads-2",
        "30, ground-glass, lung-rads-3",
        "5, part-solid, lung-rads-2"
    })
    void noduleShouldGetItsCategoryByTypeAndDiameter(double diameter, String type, String code) {
        var assessed = Assessor.assess(
                result(List.of(lesion(1, diameter, type, null)), finding("nodule", 0.9, Severity.HIGH)),
                List.of(new AssessmentUse("lung-rads", "nodule")));

        assertThat(classes(assessed.lesions().get(0).assessments())).containsExactly(type, code);
        assertThat(classes(assessed.assessments())).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, 0.1, 3.9, lung-rads-2",
        "NEW, 0.1, 4, lung-rads-3",
        "NEW, 0.1, 6, lung-rads-4a",
        "NEW, 0.1, 8, lung-rads-4b",
        "LARGER, 5, 7, lung-rads-4a",
        "LARGER, 6, 9, lung-rads-4b",
        "LARGER, 6, 7, lung-rads-3",
        "UNCHANGED, 7, 7, lung-rads-3"
    })
    void changeShouldMoveTheCategory(LesionChange.Kind kind, double before, double now, String code) {
        var nodule = lesion(1, now, "solid", change(kind, before));

        assertThat(classes(result(List.of(nodule), finding("nodule", 0.9, Severity.HIGH)), "lung-rads", "nodule"))
                .containsExactly(code);
    }

    @Test
    void seriesShouldHaveTheWorstOfItsLesionsAndOneWithoutNodulesTheFirstClass() {
        var nodule = finding("nodule", 0.9, Severity.HIGH);
        var two = List.of(lesion(1, 7, "solid", null), lesion(2, 9, "solid", null));

        assertThat(classes(result(two, nodule), "lung-rads", "nodule")).containsExactly("lung-rads-4a");
        assertThat(classes(result(List.of(), nodule), "lung-rads", "nodule")).containsExactly("lung-rads-1");
        assertThat(classes(result(two, nodule), "fleischner", "nodule")).containsExactly("fleischner-m8");
        assertThat(classes(result(two.subList(0, 1), nodule), "fleischner", "nodule"))
                .containsExactly("fleischner-6");
    }

    /** ACR Lung-RADS v2022: of part-solid nodules the solid part counts, of large ground glass whether it stays. */
    @ParameterizedTest
    @CsvSource({
        "part-solid, , 0, 7, 5.9, lung-rads-3",
        "part-solid, , 0, 9, 6, lung-rads-4a",
        "part-solid, , 0, 12, 8, lung-rads-4b",
        "part-solid, NEW, 0, 5, 2, lung-rads-3",
        "part-solid, NEW, 0, 7, 3, lung-rads-4a",
        "part-solid, NEW, 0, 7, 4, lung-rads-4b",
        "part-solid, UNCHANGED, 5, 9, 5, lung-rads-3",
        "part-solid, LARGER, 1, 9, 3, lung-rads-4a",
        "part-solid, LARGER, 2, 9, 4, lung-rads-4b",
        "part-solid, UNCHANGED, 7, 9, 7, lung-rads-4a",
        "ground-glass, NEW, 0, 31, 0, lung-rads-3",
        "ground-glass, UNCHANGED, 0, 31, 0, lung-rads-2"
    })
    void solidPartAndPersistenceShouldMoveTheCategory(
            String type, LesionChange.Kind kind, double coreBefore, double diameter, double core, String code) {
        var change = kind == null
                ? null
                : new LesionChange(
                        UID,
                        LocalDate.of(2026, 1, 1),
                        null,
                        kind,
                        coreBefore == 0
                                ? List.of()
                                : List.of(new Measurement(
                                        Measurement.SOLID_DIAMETER, coreBefore, Measurement.MILLIMETRE)),
                        List.of());
        var nodule = lesion(1, diameter, type, change);
        var measured = new ArrayList<>(nodule.measurements());
        if (core > 0) {
            measured.add(new Measurement(Measurement.SOLID_DIAMETER, core, Measurement.MILLIMETRE));
        }
        var whole = new Lesion(
                nodule.uid(),
                nodule.findingUid(),
                1,
                nodule.name(),
                nodule.centre(),
                0.9,
                measured,
                nodule.assessments(),
                change);

        assertThat(classes(result(List.of(whole), finding("nodule", 0.9, Severity.HIGH)), "lung-rads", "nodule"))
                .containsExactly(code);
    }

    /** Fleischner Society 2017: several small subsolid nodules are followed, a single one is not. */
    @Test
    void severalSmallGroundGlassNodulesShouldBeFollowed() {
        var nodule = finding("nodule", 0.9, Severity.HIGH);
        var two = List.of(lesion(1, 5, "ground-glass", null), lesion(2, 4, "ground-glass", null));

        assertThat(classes(result(two, nodule), "fleischner", "nodule")).containsExactly("fleischner-sub-s");
        assertThat(classes(result(two.subList(0, 1), nodule), "fleischner", "nodule"))
                .containsExactly("fleischner-ggn-0");
    }

    @Test
    void partSolidNoduleWithoutItsCoreShouldGetNoCategory() {
        var nodule = lesion(1, 9, "part-solid", null);

        assertThat(classes(result(List.of(nodule), finding("nodule", 0.9, Severity.HIGH)), "lung-rads", "nodule"))
                .isEmpty();
    }

    @Test
    void radiographShouldGetGradeAndAdvice() {
        Map.of(
                        List.<String>of(), "grade-a retake-no",
                        List.of("inversion"), "grade-b retake-no",
                        List.of("motion"), "grade-b retake-yes",
                        List.of("rotation"), "grade-b retake-turn",
                        List.of("motion", "clipping"), "grade-c retake-yes",
                        List.of("bodypart", "motion"), "grade-reject retake-check")
                .forEach((faults, expected) -> {
                    List<Finding> findings = new ArrayList<>();
                    for (String key : List.of("exposure", "rotation", "inversion", "clipping", "motion", "bodypart")) {
                        findings.add(finding(key, faults.contains(key) ? 0.9 : 0.1, Severity.LOW));
                    }
                    var assessed = Assessor.assess(
                            result(List.of(), findings.toArray(Finding[]::new)),
                            List.of(
                                    new AssessmentUse("radiograph-grade", ""),
                                    new AssessmentUse("radiograph-retake", "")));
                    assertThat(String.join(" ", classes(assessed.assessments())))
                            .as(faults.toString())
                            .isEqualTo(expected);
                });
    }

    @Test
    void riskShouldBeThatOfTheWorstPositiveFinding() {
        var low = finding("a", 0.9, Severity.LOW);
        var high = finding("b", 0.9, Severity.HIGH);
        var not = finding("c", 0.2, Severity.CRITICAL);

        assertThat(classes(result(List.of(), low, high, not), "risk-by-severity", ""))
                .containsExactly("risk-high");
        assertThat(classes(result(List.of(), not), "risk-by-severity", "")).containsExactly("risk-none");
        assertThat(classes(result(List.of(), finding("fatty", 0.8, Severity.NONE), low), "breast-density", ""))
                .isEmpty();
    }

    @Test
    void sentencesShouldNameTheRuleAndBeWrittenOnceHoweverOftenItIsAssessed() {
        var uses = List.of(new AssessmentUse("lung-rads", "nodule"));
        var nodule = finding("nodule", 0.9, Severity.HIGH);
        var once = Assessor.assess(result(List.of(lesion(1, 7, "solid", null)), nodule), uses);
        var grown = once.lesions().get(0).changed(change(LesionChange.Kind.LARGER, 4));
        var again = Assessor.assess(once.assessed(List.of(grown), once.assessments()), uses);

        assertThat(once.impressionZh()).isEqualTo("诊断\n类 Lung-RADS 分类：3 类（依据：ACR Lung-RADS v2022；由医师判定）。");
        assertThat(again.impressionEn())
                .isEqualTo("Impression\nLung-RADS-like category: 4A (ACR Lung-RADS v2022; a person decides).");
        assertThat(classes(again.lesions().get(0).assessments())).containsExactly("solid", "lung-rads-4a");
        assertThat(again.assessments()).hasSize(1);
    }
}
