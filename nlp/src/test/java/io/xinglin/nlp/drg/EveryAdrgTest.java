package io.xinglin.nlp.drg;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases made from the rules themselves: one inside each ADRG, and for each condition one that misses it. */
@Tag("REQ-DRG-02")
class EveryAdrgTest {
    private final CaseMaker maker = new CaseMaker(Rules.NATIONAL);

    static Stream<String> adrgs() {
        return Rules.NATIONAL.adrgs().stream().map(Adrg::code);
    }

    private static Adrg adrg(String code) {
        return Rules.NATIONAL.adrgs().stream()
                .filter(adrg -> adrg.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSchemeShouldHaveAllItsGroups() {
        assertThat(Rules.NATIONAL.mdcs()).hasSize(26);
        assertThat(Rules.NATIONAL.adrgs()).hasSize(376);
        assertThat(Rules.NATIONAL.adrgs().stream()
                        .mapToInt(a -> a.groups().size())
                        .sum())
                .isEqualTo(628);
    }

    @ParameterizedTest
    @MethodSource("adrgs")
    void aCaseMadeForAnAdrgShouldLandThereAndOneJustOutsideShouldNot(String code) {
        Adrg adrg = adrg(code);
        InpatientCase inside = maker.of(adrg).orElseThrow();
        Grouping grouping = Rules.group(inside);
        assertThat(grouping.adrg()).isEqualTo(code);
        assertThat(grouping.mdc()).isEqualTo("MDC" + adrg.mdc());
        assertThat(adrg.groups().values()).anyMatch(drg -> drg.code().equals(grouping.drg()));
        assertThat(grouping.path()).anyMatch(step -> step.contains(code));

        List<InpatientCase> outside = maker.justOutside(adrg, inside);
        assertThat(outside).isNotEmpty();
        assertThat(outside)
                .allSatisfy(one -> assertThat(Rules.group(one).adrg()).isNotEqualTo(code));
    }

    @ParameterizedTest
    @MethodSource("adrgs")
    void everyGroupOfAnAdrgShouldBeReachedByItsSeverity(String code) {
        Adrg adrg = adrg(code);
        InpatientCase inside = maker.of(adrg).orElseThrow();
        for (Adrg.Severity severity : adrg.groups().keySet()) {
            assertThat(severityCases(inside, severity))
                    .as("%s %s", code, severity)
                    .anyMatch(one -> Rules.group(one)
                            .drg()
                            .equals(adrg.groups().get(severity).code()));
        }
    }

    /** Several complications, since a principal diagnosis excludes some. */
    private static Stream<InpatientCase> severityCases(InpatientCase inside, Adrg.Severity severity) {
        List<String> others = switch (severity) {
            case MCC -> List.of("J96.000", "I21.900", "A41.900", "N17.900");
            case CC -> List.of("E87.600", "J90.x00", "D62.x00", "E87.000");
            case NONE, ANY -> List.of("Z96.600");
        };
        return others.stream().map(other -> {
            List<String> diagnoses = new java.util.ArrayList<>(inside.diagnoses());
            diagnoses.add(other);
            return inside.with(diagnoses, inside.procedures());
        });
    }
}
