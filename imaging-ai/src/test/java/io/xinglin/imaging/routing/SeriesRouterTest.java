package io.xinglin.imaging.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-02")
class SeriesRouterTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    private static final String ENHANCED_SR = "1.2.840.10008.5.1.4.1.1.88.22";

    private static InstanceHeader header(
            int number, String sopClass, String modality, String bodyPart, String study, String series, String code) {
        return new InstanceHeader(
                new DicomUid("1.2.3"),
                new DicomUid("1.2.3.4"),
                new DicomUid("1.2.3.4." + number),
                new DicomUid(sopClass),
                new DicomUid("1.2.840.10008.1.2.1"),
                null,
                "",
                modality,
                bodyPart,
                "",
                study,
                series,
                code,
                null,
                1,
                number,
                512,
                512,
                1);
    }

    private static List<InstanceHeader> series(int count, String bodyPart, String study, String series) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> header(n, CT, "CT", bodyPart, study, series, ""))
                .toList();
    }

    private static RoutingRule rule(List<String> bodyParts, List<String> codes, List<String> words) {
        return new RoutingRule(
                new ModelPackage.Routing(List.of("CT"), List.of(CT), bodyParts, codes, words, 8),
                List.of("CTA", "灌注"),
                List.of());
    }

    private static final RoutingRule HEAD = rule(List.of("HEAD"), List.of(), List.of());

    private static Optional<ImagingOrder> order(String code, String name, String question) {
        return Optional.of(new ImagingOrder(
                new AccessionNumber("A1"),
                "",
                "",
                "",
                new Patient(new PatientIdentifier("P1", AssigningAuthority.HOSPITAL), "", null, null),
                new Code(CodeSystem.LOCAL, code, name, name),
                "CT",
                "",
                null,
                question,
                "",
                Instant.EPOCH,
                null));
    }

    private static RoutingDecision decide(RoutingRule rule, List<InstanceHeader> series) {
        return SeriesRouter.decide(rule, series, Optional.empty());
    }

    @Test
    void headSeriesShouldBeAccepted() {
        assertThat(decide(HEAD, series(20, "HEAD", "", "")).accepted()).isTrue();
    }

    @Test
    void bodyPartShouldMatchDicomSynonymsAndChinese() {
        assertThat(decide(HEAD, series(20, "BRAIN", "", "")).accepted()).isTrue();
        assertThat(decide(HEAD, series(20, "头部", "", "")).accepted()).isTrue();
        assertThat(decide(HEAD, series(20, "CHEST", "颅脑平扫", "")).reason()).isEqualTo("body part");
    }

    @Test
    void emptyBodyPartShouldBeReadFromTheTexts() {
        assertThat(decide(HEAD, series(20, "", "ＣＴ Head w/o contrast", "")).accepted())
                .isTrue();
        assertThat(decide(HEAD, series(20, "", "", "颅脑平扫 5mm")).accepted()).isTrue();
        assertThat(decide(HEAD, series(20, "", "", "forehead lesion")).accepted())
                .isFalse();
        assertThat(decide(HEAD, series(20, "", "", "")).accepted()).isFalse();
    }

    @Test
    void headOfAnotherBoneShouldNotBeTheHead() {
        assertThat(decide(HEAD, series(20, "", "股骨头CT平扫", "")).accepted()).isFalse();
        assertThat(decide(HEAD, series(20, "", "CT femoral head", "")).accepted())
                .isFalse();
        assertThat(decide(HEAD, series(20, "", "股骨头、头颅CT", "")).accepted()).isTrue();
    }

    @Test
    void emptyBodyPartShouldBeReadFromTheOrder() {
        var series = series(20, "", "", "");

        assertThat(SeriesRouter.decide(HEAD, series, order("C1", "头颅CT平扫", "外伤"))
                        .accepted())
                .isTrue();
        assertThat(SeriesRouter.decide(HEAD, series, order("C2", "胸部CT", "排除脑出血？"))
                        .accepted())
                .as("the procedure says chest, whatever is asked")
                .isFalse();
    }

    @Test
    void otherModalityShouldBeRefused() {
        var mr = List.of(header(1, "1.2.840.10008.5.1.4.1.1.4", "MR", "HEAD", "", "", ""));

        assertThat(decide(HEAD, mr).reason()).isEqualTo("modality or SOP class");
    }

    @Test
    void scoutWithFewImagesShouldBeRefused() {
        assertThat(decide(HEAD, series(2, "HEAD", "", "Scout")).reason()).isEqualTo("fewer than 8 images");
    }

    @Test
    void derivedObjectsShouldNeverBeAccepted() {
        var capture = header(1, SECONDARY_CAPTURE, "CT", "HEAD", "", "", "");
        var report = header(2, ENHANCED_SR, "SR", "HEAD", "", "", "");
        var open = new RoutingRule(
                new ModelPackage.Routing(List.of(), List.of(), List.of(), List.of(), List.of(), 1),
                List.of(),
                List.of());

        assertThat(decide(open, List.of(capture, report)).reason()).isEqualTo("derived objects only");
    }

    @Test
    void excludedTextShouldKeepASeriesAway() {
        assertThat(decide(HEAD, series(20, "HEAD", "Head CTA", "")).reason()).isEqualTo("excluded by text");
        assertThat(decide(HEAD, series(20, "HEAD", "", "脑灌注")).reason()).isEqualTo("excluded by text");
    }

    @Test
    void procedureCodeShouldComeFromOrderOrHeader() {
        var coded = rule(List.of(), List.of("CTHEAD"), List.of());
        var series = series(20, "HEAD", "", "");

        assertThat(SeriesRouter.decide(coded, series, order("CTHEAD", "", "")).accepted())
                .isTrue();
        assertThat(SeriesRouter.decide(coded, series, order("CTCHEST", "", "")).reason())
                .isEqualTo("procedure code");
        var withCode = IntStream.rangeClosed(1, 9)
                .mapToObj(n -> header(n, CT, "CT", "", "", "", "CTHEAD"))
                .toList();
        assertThat(decide(coded, withCode).accepted()).isTrue();
    }

    @Test
    void procedureTextShouldBeLookedForInOrderAndDescriptions() {
        var worded = rule(List.of(), List.of(), List.of("平扫", "without contrast"));

        assertThat(decide(worded, series(20, "", "头颅平扫", "")).accepted()).isTrue();
        assertThat(decide(worded, series(20, "", "头颅增强", "")).reason()).isEqualTo("procedure text");
    }

    @Test
    void procedureTextShouldHelpOnlyWhereTheBodyPartIsEmpty() {
        var both = rule(List.of("HEAD"), List.of(), List.of("ICH protocol"));

        assertThat(decide(both, series(20, "HEAD", "", "")).accepted()).isTrue();
        assertThat(decide(both, series(20, "", "ICH protocol", "")).accepted()).isTrue();
        assertThat(decide(both, series(20, "CHEST", "ICH protocol", "")).reason())
                .isEqualTo("body part");
    }

    @Test
    void localizerShouldBeRefusedHoweverManyImagesItHas() {
        assertThat(decide(HEAD, series(20, "HEAD", "", "Topogram 0.6")).reason())
                .isEqualTo("localizer");
    }

    @Test
    void headerConditionShouldHold() {
        var rule = new RoutingRule(
                HEAD.base(),
                List.of(),
                List.of(new RoutingRule.HeaderCondition("SeriesDescription", List.of("soft", "脑窗"))));

        assertThat(decide(rule, series(20, "HEAD", "", "Head soft tissue")).accepted())
                .isTrue();
        assertThat(decide(rule, series(20, "HEAD", "", "Head bone")).reason()).isEqualTo("attribute SeriesDescription");
    }

    private static InstanceHeader born(LocalDate birth, Instant studied) {
        InstanceHeader one = header(1, CT, "CT", "HEAD", "", "", "");
        return new InstanceHeader(
                one.studyUid(),
                one.seriesUid(),
                one.sopInstanceUid(),
                one.sopClassUid(),
                one.transferSyntaxUid(),
                new Patient(new PatientIdentifier("P1", AssigningAuthority.HOSPITAL), "", null, birth),
                "",
                one.modality(),
                one.bodyPart(),
                "",
                "",
                "",
                "",
                studied,
                1,
                1,
                512,
                512,
                20);
    }

    @Test
    void agesShouldBeWholeYearsOnTheDayOfTheStudyAndAnUnknownAgeNoObstacle() {
        var grown = new RoutingRule(HEAD.base(), List.of(), List.of(), new Ages(6, 18));
        LocalDate birth = LocalDate.of(2020, 5, 17);
        Instant before = LocalDate.of(2026, 5, 16)
                .atTime(12, 0)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        Instant birthday = LocalDate.of(2026, 5, 17)
                .atTime(12, 0)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        Instant come = LocalDate.of(2038, 5, 17)
                .atTime(12, 0)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        assertThat(decide(grown, List.of(born(birth, before))).reason()).isEqualTo("age");
        assertThat(decide(grown, List.of(born(birth, birthday))).accepted()).isTrue();
        assertThat(decide(grown, List.of(born(birth, come))).reason()).isEqualTo("age");
        assertThat(decide(grown, List.of(born(null, before))).accepted()).isTrue();
        assertThat(decide(grown, List.of(born(birth, null))).accepted()).isTrue();
    }
}
