package io.xinglin.imaging.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-VOL-03")
class StackReadingTest {
    private static SphereSeries at(double... heights) {
        var series = new SphereSeries();
        for (double z : heights) {
            series.slice(new double[] {-40, -50, z}, SphereSeries.AXIAL);
        }
        return series;
    }

    @Test
    void slicesShouldStandByTheirPlaceAndNotByTheirNumber() {
        SliceStack stack = at(10, 0, 15, 5).stack();

        assertThat(stack.planes()).extracting(StackPlane::instanceNumber).containsExactly(2, 4, 1, 3);
        assertThat(stack.notes()).isEmpty();
    }

    @Test
    void aSecondSliceAtOnePlaceShouldBeLeftOutByName() {
        SliceStack stack = at(0, 5, 10, 5, 15).stack();

        assertThat(stack.planes()).extracting(StackPlane::instanceNumber).containsExactly(1, 2, 3, 5);
        assertThat(stack.notes())
                .containsExactly(
                        new StackNote("1个层面与其他层面位置重复，已略去：#4。", "1 slice(s) at the place of another, left out: #4."));
    }

    @Test
    void aGapShouldBeNamedByTheSlicesBesideIt() {
        SliceStack stack = at(0, 5, 10, 25, 30, 35).stack();

        assertThat(stack.notes())
                .extracting(StackNote::en)
                .containsExactly(
                        "Slices are missing: 1 gap(s) (#3–#4), the widest 15.0 mm; values there are interpolated.");
    }

    @Test
    void slicesOfAnotherFormShouldBeLeftOutByName() {
        SphereSeries series = at(0, 5, 10, 15);
        series.slice(100, 90, new double[] {-40, -50, 20}, SphereSeries.AXIAL);
        series.slice(new double[] {-40, -50, 25}, 1, 0, 0, 0, 0, -1);

        SliceStack stack = series.stack();

        assertThat(stack.planes()).hasSize(4);
        assertThat(stack.notes())
                .extracting(StackNote::en)
                .containsExactly("2 slice(s) of another size, spacing or orientation, left out: #5, #6.");
    }

    @Test
    void aBrokenSliceShouldBeLeftOutByNameAndItsGapToo() {
        SphereSeries series = at(0, 5, 10);
        series.brokenSlice();
        series.slice(new double[] {-40, -50, 20}, SphereSeries.AXIAL);

        SliceStack stack = series.stack();

        assertThat(stack.planes()).extracting(StackPlane::instanceNumber).containsExactly(1, 2, 3, 5);
        assertThat(stack.notes())
                .extracting(StackNote::en)
                .containsExactly(
                        "1 slice(s) broken or cut, left out: #4.",
                        "Slices are missing: 1 gap(s) (#3–#5), the widest 10.0 mm; values there are interpolated.");
    }

    @Test
    void aSeriesWithMoreBrokenThanReadableSlicesShouldBeRefusedWithTheFault() {
        SphereSeries series = at(0, 5, 10);
        for (int i = 0; i < 4; i++) {
            series.brokenSlice();
        }

        assertThatThrownBy(series::stack)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().category()).isEqualTo(Problem.Category.INVALID))
                .hasMessageContaining("pixel data is cut short");
    }

    @Test
    void tooFewSlicesShouldBeRefusedWithTheReasons() {
        SphereSeries series = at(0, 0, 5);

        assertThatThrownBy(series::stack)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2 slices that make a volume, at least 3 are needed")
                .hasMessageContaining("at the place of another");
    }
}
