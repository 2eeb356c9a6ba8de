package io.xinglin.imaging.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against values reckoned by hand. */
@Tag("REQ-IMG-16")
class MeasuresTest {
    private static final Offset<Double> CLOSE = within(1e-4);

    @Test
    void aucShouldCountPairsAndTiesByHalf() {
        boolean[] truth = {true, true, false, false, false};
        double[] score = {0.9, 0.4, 0.4, 0.3, 0.1};

        // Pairs won: 3 + 2.5 of 6.
        assertThat(Measures.auc(truth, score).value()).isCloseTo(5.5 / 6, CLOSE);
        assertThat(Measures.auc(truth, new double[5]).value()).isEqualTo(0.5);
        assertThat(Measures.auc(new boolean[] {true}, new double[] {1}).value()).isNaN();
    }

    @Test
    void aucShouldHaveDelongsInterval() {
        boolean[] truth = {true, true, true, false, false, false, false};
        double[] score = {0.9, 0.6, 0.35, 0.5, 0.3, 0.2, 0.1};

        Estimate auc = Measures.auc(truth, score);

        // Placements of the positives 1, 1, 3/4; of the negatives 2/3, 1, 1, 1. Variances 1/48 and 1/36.
        double se = Math.sqrt(1 / 48.0 / 3 + 1 / 36.0 / 4);
        assertThat(auc.value()).isCloseTo(11 / 12.0, CLOSE);
        assertThat(auc.low()).isCloseTo(11 / 12.0 - 1.959964 * se, CLOSE);
        assertThat(auc.high()).isEqualTo(1);
    }

    @Test
    void shareShouldHaveWilsonsInterval() {
        // Wilson's interval of 8 out of 10.
        Estimate share = Measures.share(8, 10);

        assertThat(share.value()).isEqualTo(0.8);
        assertThat(share.low()).isCloseTo(0.4902, CLOSE);
        assertThat(share.high()).isCloseTo(0.9433, CLOSE);
        assertThat(Measures.share(0, 0).value()).isNaN();
    }

    @Test
    void balancedShouldLetRareClassesCountAsMuch() {
        int[] truth = {0, 0, 0, 0, 2};

        assertThat(Measures.told(truth, new int[] {0, 0, 0, 1, 0}).value()).isCloseTo(3 / 5.0, CLOSE);
        assertThat(Measures.balanced(truth, new int[] {0, 0, 0, 1, 0})).isCloseTo((3 / 4.0 + 0) / 2, CLOSE);
        assertThat(Measures.balanced(truth, truth)).isEqualTo(1);
    }

    @Test
    void meanShouldHaveItsInterval() {
        // Standard deviation 0.05, standard error 0.05 / sqrt(3); Student's t for two degrees of freedom.
        Estimate mean = Measures.mean(new double[] {0.55, 0.6, 0.65});

        assertThat(mean.value()).isCloseTo(0.6, CLOSE);
        assertThat(mean.low()).isCloseTo(0.6 - 4.303 * 0.05 / Math.sqrt(3), CLOSE);
        assertThat(mean.high()).isCloseTo(0.6 + 4.303 * 0.05 / Math.sqrt(3), CLOSE);
        assertThat(Measures.mean(new double[0]).value()).isNaN();
    }

    @Test
    void calibrationShouldBeMeasuredTwoWays() {
        boolean[] truth = {true, false, true, false};
        double[] probability = {0.9, 0.2, 0.7, 0.25};

        assertThat(Measures.brier(truth, probability)).isCloseTo((0.01 + 0.04 + 0.09 + 0.0625) / 4, CLOSE);
        // One bin for 0.2 and 0.25: mean 0.225 against none; 0.9 and 0.7 alone in theirs.
        assertThat(Measures.calibrationError(truth, probability)).isCloseTo((0.45 + 0.1 + 0.3) / 4, CLOSE);
    }

    @Test
    void kappaShouldPunishFarGradesMore() {
        int[] truth = {0, 1, 2, 3};

        assertThat(Measures.kappa(truth, truth, 4)).isEqualTo(1);
        assertThat(Measures.kappa(truth, new int[] {0, 1, 2, 2}, 4)).isCloseTo(1 - 1 / 8.0, CLOSE);
        assertThat(Measures.kappa(truth, new int[] {3, 2, 1, 0}, 4)).isNegative();
        assertThat(Measures.kappa(new int[] {1}, new int[] {1}, 4)).isNaN();
    }
}
