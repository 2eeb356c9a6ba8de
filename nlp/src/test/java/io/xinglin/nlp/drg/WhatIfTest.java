package io.xinglin.nlp.drg;

import static io.xinglin.nlp.drg.Rules.adult;
import static io.xinglin.nlp.drg.Rules.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.drg.Documented;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.drg.Suggestion;
import io.xinglin.core.drg.Suggestion.Action;
import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.drg.Valuation.Outlier;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DRG-07")
class WhatIfTest {
    private final WhatIf whatIf = new WhatIf(Rules.NATIONAL.names(), Rules.GROUPER);
    private final InpatientCase craniotomy = adult(Sex.MALE, codes("S06.400"), codes("01.2400x013"));

    @Test
    void aDocumentedComplicationShouldBeSuggestedWithItsEvidence() {
        List<Suggestion> suggestions = whatIf.of(
                craniotomy,
                List.of(new Documented("J96.000", "血氧饱和度82%，诊断急性呼吸衰竭", true), new Documented("Z96.600", "", true)));
        assertThat(suggestions).singleElement().satisfies(s -> {
            assertThat(s.action()).isEqualTo(Action.CODE);
            assertThat(s.grouping().drg()).isEqualTo("BB11");
            assertThat(s.evidence()).contains("呼吸衰竭");
            assertThat(s.weightChange()).isPositive();
        });
    }

    @Test
    void aSuspectedConditionShouldBeAQuestion() {
        assertThat(whatIf.of(craniotomy, List.of(new Documented("J96.000", "呼吸衰竭？", false))))
                .singleElement()
                .satisfies(s -> assertThat(s.action()).isEqualTo(Action.QUERY));
    }

    @Test
    void nothingShouldBeSuggestedThatIsNotDocumentedOrIsCodedAlready() {
        assertThat(whatIf.of(craniotomy, List.of())).isEmpty();
        InpatientCase coded = adult(Sex.MALE, codes("S06.400", "J96.000"), codes("01.2400x013"));
        assertThat(whatIf.of(coded, List.of(new Documented("J96.000", "呼吸衰竭", true))))
                .isEmpty();
        assertThat(whatIf.of(craniotomy, List.of(new Documented(null, "", true), new Documented("?", "", true))))
                .isEmpty();
    }

    @Test
    void anotherMainOperationShouldBeAThingToCheck() {
        InpatientCase swapped = adult(Sex.MALE, codes("K35.300"), codes("54.1100", "47.0100"));
        assertThat(whatIf.of(swapped, List.of())).anySatisfy(s -> {
            assertThat(s.action()).isEqualTo(Action.CHECK_MAIN_OPERATION);
            assertThat(s.code()).isEqualTo("47.0100");
            assertThat(s.grouping().adrg()).startsWith("GD");
        });
    }

    @Test
    void paymentAndOutliersShouldFollowFromWeightAndRate() {
        Grouping grouping = Rules.group(craniotomy);
        RulesetSettings settings = Rules.NATIONAL.settings();
        double pays = Valuation.yuan(grouping.weight(), 6000);
        assertThat(Valuation.of(stay(10, pays), grouping, null, 6000.0, settings)
                        .payment())
                .isEqualTo(pays);
        assertThat(Valuation.of(stay(10, pays), grouping, null, 6000.0, settings)
                        .outliers())
                .isEmpty();
        assertThat(Valuation.of(stay(61, pays * 3), grouping, null, 6000.0, settings)
                        .outliers())
                .containsExactly(Outlier.LONG_STAY, Outlier.HIGH_COST);
        WeightTable.Row row = new WeightTable.Row(1, 12.0, 9000.0);
        assertThat(Valuation.of(stay(3, 3000.0), grouping, row, null, settings).outliers())
                .containsExactly(Outlier.SHORT_STAY, Outlier.LOW_COST);
        assertThat(Valuation.of(stay(null, null), grouping, null, null, settings))
                .isEqualTo(new Valuation(null, List.of()));
    }

    private InpatientCase stay(Integer days, Double cost) {
        return new InpatientCase(
                "t", Sex.MALE, 45, null, null, null, days, "1", cost, craniotomy.diagnoses(), craniotomy.procedures());
    }

    @Test
    void theDipKeyShouldHaveFourCharactersAndSortedOperations() {
        InpatientCase given = adult(Sex.MALE, codes("K35.300"), codes("54.1100", "47.01", null, "47.0100", "?"));
        assertThat(DipKey.of(given, InsuranceCodes.load()))
                .hasValueSatisfying(key -> assertThat(key.text()).isEqualTo("K35.3:47.0100+54.1100"));
        assertThat(DipKey.of(adult(Sex.MALE, codes("K35.300"), codes()), InsuranceCodes.load()))
                .hasValueSatisfying(key -> assertThat(key.text()).isEqualTo("K35.3"));
        assertThat(DipKey.of(adult(Sex.MALE, codes("?"), codes()), InsuranceCodes.load()))
                .isEmpty();
    }
}
