package io.xinglin.imaging.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.imaging.model.AcceptanceFigure;
import io.xinglin.imaging.model.AcceptanceFigure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures that must be reached against figures that were measured. */
@Tag("REQ-WSI-08")
class AcceptanceTest {
    private static final VerificationReport REPORT = new VerificationReport(
            100,
            0,
            List.of(LabelFigures.of(
                    "lesion", 0.5, new boolean[] {true, true, true, false, false}, new double[] {0.9, 0.8, 0.2, 0.1, 0.3
                    })),
            Optional.of(Measures.share(91, 100)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Duration.ZERO,
            Duration.ZERO,
            0);

    private static boolean reached(AcceptanceFigure figure) {
        return Acceptance.of(List.of(figure), REPORT).reached();
    }

    @Test
    void figureShouldBeReachedAtItsLimit() {
        assertThat(reached(new AcceptanceFigure(Kind.CLASS_TOLD, "", 0.91, true)))
                .isTrue();
        assertThat(reached(new AcceptanceFigure(Kind.CLASS_TOLD, "", 0.92, true)))
                .isFalse();
        assertThat(reached(new AcceptanceFigure(Kind.ACCURACY, "lesion", 0.8, true)))
                .isTrue();
        assertThat(reached(new AcceptanceFigure(Kind.SENSITIVITY, "lesion", 0.7, true)))
                .isFalse();
        assertThat(reached(new AcceptanceFigure(Kind.CASES, "", 101, true))).isFalse();
    }

    @Test
    void whatWasNotMeasuredShouldNotBeReached() {
        assertThat(reached(new AcceptanceFigure(Kind.DICE, "", 0.1, true))).isFalse();
        assertThat(reached(new AcceptanceFigure(Kind.MEAN_ERROR, "", 1000, false)))
                .isFalse();
    }

    @Test
    void oneFigureShortShouldBeEnoughToFail() {
        var acceptance = Acceptance.of(
                List.of(
                        new AcceptanceFigure(Kind.CASES, "", 100, true),
                        new AcceptanceFigure(Kind.AUC, "lesion", 0.99, true)),
                REPORT);

        assertThat(acceptance.lines()).extracting(Acceptance.Line::reached).containsExactly(true, false);
        assertThat(acceptance.reached()).isFalse();
        assertThat(acceptance.lines().get(1).wanted()).hasToString("lesion auc >= 0.99");
    }

    @Test
    void errorShouldBeHeldAgainstAnUpperLimit() {
        var report = new ValueReport(3, 0, Measures.distance(4, 6, 8), 1, Duration.ZERO, 0);

        assertThat(report.error().value()).isEqualTo(6);
        assertThat(report.error().high()).isGreaterThan(6);
        var within = List.of(new AcceptanceFigure(Kind.MEAN_ERROR, "", 6, false));
        assertThat(Acceptance.of(within, report).reached()).isTrue();
        var tighter = List.of(new AcceptanceFigure(Kind.MEAN_ERROR, "", 5.9, false));
        assertThat(Acceptance.of(tighter, report).reached()).isFalse();
    }
}
