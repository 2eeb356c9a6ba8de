package io.xinglin.imaging.nodule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.LesionChange.Kind;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.study.DicomUid;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-LUN-05")
class FollowUpTest {
    private static final LocalDate THEN = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 11);
    private static final DicomUid PRIOR = DicomUid.named("prior-study");

    private static Lesion lesion(String name, double x, double y, double z, double volume) {
        return new Lesion(
                DicomUid.named(name),
                DicomUid.named("finding"),
                1,
                name,
                List.of(x, y, z),
                0.9,
                List.of(
                        new Measurement(Measurement.VOLUME, volume, Measurement.CUBIC_MILLIMETRE),
                        new Measurement(Measurement.DIAMETER, Math.cbrt(volume * 6 / Math.PI), Measurement.MILLIMETRE)),
                List.of(),
                null);
    }

    private static double rate(Lesion lesion, io.xinglin.core.terminology.Code what) {
        return lesion.change().rates().stream()
                .filter(m -> m.name().equals(what))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void compareShouldFindDoublingTimeOfANoduleThatDoubledInAHundredDays() {
        var now = List.of(lesion("now", 10, 20, 30, 1000));
        var before = List.of(lesion("before", 12, 18, 33, 500));

        var change = new FollowUp().compare(now, TODAY, before, THEN, PRIOR).get(0);

        assertThat(change.change().kind()).isEqualTo(Kind.LARGER);
        assertThat(change.change().priorLesion()).contains(DicomUid.named("before"));
        assertThat(rate(change, NoduleTerms.DOUBLING_TIME)).isCloseTo(100, within(1e-9));
        assertThat(rate(change, NoduleTerms.VOLUME_CHANGE)).isCloseTo(100, within(1e-9));
    }

    @Test
    void compareShouldFollowAPatientWhoLiesElsewhere() {
        var before =
                List.of(lesion("a", -60, 20, 40, 300), lesion("b", 70, -10, 90, 800), lesion("c", 55, 40, 160, 100));
        var now = List.of(
                lesion("b2", 70 + 31, -10 - 24, 90 + 52, 810),
                lesion("new", 10, 60, 200, 90),
                lesion("c2", 55 + 33, 40 - 25, 160 + 49, 60),
                lesion("a2", -60 + 29, 20 - 22, 40 + 55, 900));

        var found = new FollowUp().compare(now, TODAY, before, THEN, PRIOR);

        assertThat(found).extracting(Lesion::name).containsExactly("b2", "new", "c2", "a2");
        assertThat(found)
                .extracting(l -> l.change().priorLesionUid())
                .containsExactly(DicomUid.named("b"), null, DicomUid.named("c"), DicomUid.named("a"));
        assertThat(found)
                .extracting(l -> l.change().kind())
                .containsExactly(Kind.UNCHANGED, Kind.NEW, Kind.SMALLER, Kind.LARGER);
    }

    @Test
    void compareShouldNotTakeAShiftOnOnePairsWordAlone() {
        var found = new FollowUp()
                .compare(
                        List.of(lesion("now", 60, 0, 50, 500)),
                        TODAY,
                        List.of(lesion("elsewhere", 10, 0, 50, 500)),
                        THEN,
                        PRIOR);

        assertThat(found.get(0).change().kind()).isEqualTo(Kind.NEW);
    }

    @Test
    void compareShouldSayNothingOfStudiesOfOneDay() {
        var now = List.of(lesion("now", 0, 0, 0, 500));

        assertThat(new FollowUp().compare(now, THEN, now, THEN, PRIOR)).isEqualTo(now);
    }
}
