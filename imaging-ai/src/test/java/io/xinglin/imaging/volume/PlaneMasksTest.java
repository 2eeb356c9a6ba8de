package io.xinglin.imaging.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-VOL-04")
class PlaneMasksTest {
    /** The ball as a mask on an upright grid of 2 mm that is no more than a box around it. */
    private static VolumeMask ball() {
        var grid = VolumeGrid.upright(25, 25, 25, List.of(2.0, 2.0, 2.0), List.of(-12.0, -31.0, 7.0));
        var inside = new BitSet();
        for (int at = 0; at < grid.voxels(); at++) {
            int[] voxel = grid.voxel(at);
            double[] place = grid.patient(voxel[0], voxel[1], voxel[2]);
            double square = 0;
            for (int c = 0; c < 3; c++) {
                square += Math.pow(place[c] - SphereSeries.CENTRE.get(c), 2);
            }
            inside.set(at, Math.sqrt(square) < SphereSeries.RADIUS);
        }
        return new VolumeMask(grid, inside);
    }

    /** Each slice's mask against the pixels of the ball that the slice itself shows. */
    private static void assertMasksMatchTheSlices(SliceStack stack) {
        List<PlaneMasks.PlaneMask> masks = PlaneMasks.of(ball(), stack);
        int both = 0;
        int drawn = 0;
        int shown = 0;
        for (int k = 0; k < stack.planes().size(); k++) {
            StackPlane plane = stack.planes().get(k);
            BitSet mask = masks.stream()
                    .filter(m -> m.plane().equals(plane))
                    .findFirst()
                    .map(m -> m.mask().pixels())
                    .orElseGet(BitSet::new);
            for (int i = 0; i < stack.values()[k].length; i++) {
                boolean there = stack.values()[k][i] > 50;
                shown += there ? 1 : 0;
                drawn += mask.get(i) ? 1 : 0;
                both += there && mask.get(i) ? 1 : 0;
            }
        }
        assertThat(shown).isPositive();
        assertThat(2.0 * both / (drawn + shown)).isGreaterThan(0.95);
    }

    @Test
    void aMaskShouldComeBackOntoAxialSlices() {
        assertMasksMatchTheSlices(new SphereSeries().axial(2.5).stack());
    }

    @Test
    void aMaskShouldComeBackOntoSagittalSlices() {
        var series = new SphereSeries();
        for (double x = 45; x >= -25; x -= 2.5) {
            series.slice(new double[] {x, -55, 75}, 0, 1, 0, 0, 0, -1);
        }
        assertMasksMatchTheSlices(series.stack());
    }

    @Test
    void aMaskShouldComeBackOntoSlicesOfATiltedGantry() {
        double lean = Math.toRadians(20);
        var series = new SphereSeries();
        for (double z = -10; z <= 80; z += 2.5) {
            series.slice(new double[] {-40, -50, z}, 1, 0, 0, 0, Math.cos(lean), -Math.sin(lean));
        }
        assertMasksMatchTheSlices(series.stack());
    }

    @Test
    void aMaskShouldNameItsSlicesAndItsBox() {
        List<PlaneMasks.PlaneMask> masks =
                PlaneMasks.of(ball(), new SphereSeries().axial(2.5).stack());

        // The ball reaches from 13 to 49 mm.
        assertThat(masks)
                .allSatisfy(m -> assertThat(m.plane().position().get(2)).isBetween(12.0, 50.0));
        PlaneMasks.PlaneMask middle = masks.get(masks.size() / 2);
        double across = (middle.box()[2] - middle.box()[0] + 1) * 1.5;
        assertThat(across).isCloseTo(2 * SphereSeries.RADIUS, within(2.0));
        assertThat(middle.plane().sopInstanceUid().value()).startsWith("1.2.3.4.");
    }

    @Test
    void partsShouldBeToldApartLargestFirst() {
        var grid = VolumeGrid.upright(10, 10, 10, List.of(1.0, 1.0, 2.0), List.of(0.0, 0.0, 0.0));
        var inside = new BitSet();
        inside.set(grid.number(1, 1, 1));
        // Two that touch at a corner.
        inside.set(grid.number(5, 5, 5));
        inside.set(grid.number(6, 6, 6));

        List<VolumeMask> parts = MaskParts.of(new VolumeMask(grid, inside));

        assertThat(parts).extracting(VolumeMask::voxels).containsExactly(2, 1);
        assertThat(parts.get(0).volume()).isEqualTo(4);
        assertThat(parts.get(0).centre()).containsExactly(5.5, 5.5, 11);
    }
}
