package io.xinglin.imaging.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.problem.ProblemException;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-VOL-01")
class VolumeResamplingTest {
    private static final List<Double> TWO = List.of(2.0, 2.0, 2.0);

    /** What has more than 50 HU on an upright grid of 2 mm. */
    private static VolumeMask ball(SphereSeries series) {
        Volume volume = VolumeResampling.upright(series.stack(), TWO, -1024);
        var inside = new BitSet();
        VolumeGrid grid = volume.grid();
        for (int k = 0; k < grid.slices(); k++) {
            for (int j = 0; j < grid.rows(); j++) {
                for (int i = 0; i < grid.columns(); i++) {
                    inside.set(grid.number(i, j, k), volume.at(i, j, k) > 50);
                }
            }
        }
        return new VolumeMask(grid, inside);
    }

    private static void assertBallWhereItLies(SphereSeries series) {
        VolumeMask ball = ball(series);
        double volume = 4.0 / 3 * Math.PI * Math.pow(SphereSeries.RADIUS, 3);
        for (int c = 0; c < 3; c++) {
            assertThat(ball.centre()[c]).isCloseTo(SphereSeries.CENTRE.get(c), within(0.4));
        }
        assertThat(ball.volume()).isCloseTo(volume, within(volume * 0.04));
        assertThat(MaskDiameter.of(ball)).isCloseTo(2 * SphereSeries.RADIUS, within(1.5));
    }

    @Test
    void axialSlicesShouldPutTheBallWhereItLies() {
        assertBallWhereItLies(new SphereSeries().axial(2.5));
    }

    @Test
    void framesOfOneObjectShouldPutTheBallWhereItLies() {
        assertBallWhereItLies(new SphereSeries().enhanced(2.5));
    }

    @Test
    void slicesOfAPatientLyingFeetFirstAndFaceDownShouldPutTheBallWhereItLies() {
        // Columns run to the right, rows to the front; (0020,0037) and (0020,0032) say so, whatever the table did.
        var series = new SphereSeries();
        for (double z = 60; z >= 0; z -= 3) {
            series.slice(new double[] {55, 40, z}, -1, 0, 0, 0, -1, 0);
        }
        assertBallWhereItLies(series);
    }

    @Test
    void coronalSlicesShouldPutTheBallWhereItLies() {
        var series = new SphereSeries();
        for (double y = -40; y <= 30; y += 2.5) {
            series.slice(new double[] {-35, y, 75}, 1, 0, 0, 0, 0, -1);
        }
        assertBallWhereItLies(series);
    }

    @Test
    void sagittalSlicesShouldPutTheBallWhereItLies() {
        var series = new SphereSeries();
        for (double x = 45; x >= -25; x -= 2.5) {
            series.slice(new double[] {x, -55, 75}, 0, 1, 0, 0, 0, -1);
        }
        assertBallWhereItLies(series);
    }

    @Test
    @Tag("REQ-VOL-02")
    void slicesOfATiltedGantryShouldPutTheBallWhereItLies() {
        // 20 degrees: the planes lean, the table moves along z, so each slice is shifted against the normal.
        double lean = Math.toRadians(20);
        var series = new SphereSeries();
        for (double z = -10; z <= 80; z += 2.5) {
            series.slice(new double[] {-40, -50, z}, 1, 0, 0, 0, Math.cos(lean), -Math.sin(lean));
        }

        assertThat(series.stack().notes())
                .extracting(StackNote::en)
                .containsExactly("The gantry was tilted by 20.0 degrees; this is corrected.");
        assertBallWhereItLies(series);
    }

    @Test
    @Tag("REQ-VOL-02")
    void slicesThatLeanWithoutShearShouldPutTheBallWhereItLies() {
        double lean = Math.toRadians(25);
        var series = new SphereSeries();
        for (double s = -20; s <= 80; s += 2.5) {
            double[] at = {-40, -45 + s * Math.sin(lean), s * Math.cos(lean)};
            series.slice(at, 1, 0, 0, 0, Math.cos(lean), -Math.sin(lean));
        }

        assertThat(series.stack().notes()).isEmpty();
        assertBallWhereItLies(series);
    }

    @Test
    void coarserVoxelsShouldBeTheMeanOfThePixelsTheyCover() {
        // A column of 60 HU beside one of -1000, and so on: point by point one of the two, in the mean half of both.
        short[] stripes = new short[64 * 56];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (short) (i % 2 == 0 ? 60 : -1000);
        }
        SliceStack axial = new SphereSeries().axial(3).stack();
        short[][] values = new short[axial.planes().size()][];
        java.util.Arrays.fill(values, stripes);
        var stack = new SliceStack(axial.planes(), values, List.of());

        Volume volume = VolumeResampling.upright(stack, List.of(6.0, 6.0, 3.0), -1024);

        assertThat((int) volume.at(5, 5, 5)).isCloseTo(-470, within(10));
        assertThat((int) volume.at(6, 5, 5)).isCloseTo(-470, within(10));
    }

    @Test
    void whatLiesBeyondTheStackShouldBeTheValueOfOutside() {
        var grid = VolumeGrid.upright(3, 3, 3, TWO, List.of(500.0, 0.0, 0.0));

        Volume volume = VolumeResampling.onto(new SphereSeries().axial(3).stack(), grid, -777);

        assertThat(volume.at(1, 1, 1)).isEqualTo((short) -777);
    }

    @Test
    void aSeriesThatReachesTooFarShouldBeRefused() {
        var series = new SphereSeries();
        for (double z = 0; z <= 40_000; z += 8_000) {
            series.slice(new double[] {0, 0, z}, SphereSeries.AXIAL);
        }
        SliceStack stack = series.stack();

        assertThatThrownBy(() -> VolumeResampling.uprightGrid(stack, List.of(1.0, 1.0, 1.0)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("too far for one volume");
    }
}
