package io.xinglin.nlp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.note.Span;
import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.diagnosis.PatientCase.Quote;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DDX-03")
class RankingTest {
    private static final DiagnosisModel MODEL = new DiagnosisModel(Knowledge.load());
    private static final Quote QUOTE = new Quote(new Span(0, 0), new Span(0, 0));

    @Test
    void probabilitiesShouldSumToOne() {
        PatientCase given = given(Map.of("咳嗽", QUOTE, "发热", QUOTE), Map.of("咯血", QUOTE));
        double[] posterior = new Ranking(MODEL).posterior(given, Evidence.of(given, MODEL), Map.of());
        assertThat(Arrays.stream(posterior).sum()).isCloseTo(1, within(1e-9));
        assertThat(posterior).hasSize(MODEL.knowledge().size());
    }

    @Test
    void widerFindingShouldBeAtLeastAsLikelyAsANarrowerOne() {
        int wide = MODEL.indexOf("腹痛");
        int narrow = MODEL.indexOf("转移性右下腹痛");
        for (int d = 0; d < MODEL.knowledge().size(); d++) {
            assertThat(MODEL.likely(d, wide)).isGreaterThanOrEqualTo(MODEL.likely(d, narrow) - 0.02);
        }
    }

    @Test
    void evidenceShouldCountTheNarrowestPresentAndTheWidestDenied() {
        Evidence present = Evidence.of(given(Map.of("右下腹痛", QUOTE, "腹痛", QUOTE), Map.of()), MODEL);
        assertThat(present.present()).containsExactly(MODEL.indexOf("右下腹痛"));
        Evidence denied = Evidence.of(given(Map.of(), Map.of("右下腹痛", QUOTE, "腹痛", QUOTE)), MODEL);
        assertThat(denied.absent()).containsExactly(MODEL.indexOf("腹痛"));
    }

    @Test
    void whoShouldPreferTheUsualAgeAndExcludeTheOtherSex() {
        Who who = new Who(20, 40, 0);
        assertThat(who.age(30)).isGreaterThan(0).isGreaterThan(who.age(45));
        assertThat(who.age(45)).isGreaterThan(who.age(70));
        assertThat(who.sex(Sex.MALE)).isLessThan(-5);
        assertThat(who.sex(Sex.UNKNOWN)).isZero();
    }

    private static PatientCase given(Map<String, Quote> present, Map<String, Quote> absent) {
        return new PatientCase("", OptionalDouble.of(30), Sex.UNKNOWN, null, OptionalDouble.empty(), present, absent);
    }
}
