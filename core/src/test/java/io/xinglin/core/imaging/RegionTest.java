package io.xinglin.core.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.study.DicomUid;
import java.util.BitSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-19")
class RegionTest {
    private static final RegionSize SIZE = new RegionSize(2, 2, 2, 1, RegionSize.Unit.PIXEL);

    private static BitSet bits(int... set) {
        var bits = new BitSet();
        for (int bit : set) {
            bits.set(bit);
        }
        return bits;
    }

    private static Region region(Box box, Mask mask) {
        var uid = new DicomUid("1.2.3");
        return new Region(uid, uid, uid, 1, 3, 2, box, mask, SIZE, 0.9);
    }

    @Test
    void maskShouldKeepItsPixelsAsRuns() {
        Mask mask = Mask.of(3, 2, bits(1, 2, 3));

        assertThat(mask.runs()).containsExactly(1, 3, 2);
        assertThat(mask.pixels()).isEqualTo(bits(1, 2, 3));
        assertThat(mask.area()).isEqualTo(3);
        assertThat(mask).isEqualTo(Mask.of(3, 2, bits(1, 2, 3))).isNotEqualTo(Mask.of(3, 2, bits(1, 2)));
        assertThat(mask).isNotEqualTo(Mask.of(2, 3, bits(1, 2, 3))).hasSameHashCodeAs(Mask.of(3, 2, bits(1, 2, 3)));
    }

    @Test
    void maskShouldReachTheFirstAndTheLastPixel() {
        assertThat(Mask.of(2, 2, bits(0, 3)).runs()).containsExactly(0, 1, 2, 1);
        assertThat(Mask.of(2, 2, bits(0, 3)).pixels()).isEqualTo(bits(0, 3));
        assertThat(Mask.of(2, 2, bits()).runs()).containsExactly(4);
    }

    @Test
    void maskShouldNotChangeWithTheCallersArray() {
        int[] runs = {1, 3};
        var mask = new Mask(2, 2, runs);

        runs[0] = 3;

        assertThat(mask.pixels()).isEqualTo(bits(1, 2, 3));
    }

    @Test
    void runsThatDoNotCoverThePictureShouldBeRefused() {
        assertThatThrownBy(() -> new Mask(2, 2, new int[] {1, 2})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mask(2, 2, new int[] {5, -1})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void overlapShouldBeTheSharedPartOfBoth() {
        // 2 x 2 each, one pixel column shared: 2 of 6.
        assertThat(new Box(0, 0, 2, 2).overlap(new Box(1, 0, 3, 2))).isEqualTo(2 / 6.0);
        assertThat(new Box(0, 0, 2, 2).overlap(new Box(2, 0, 3, 2))).isZero();
        assertThat(new Box(0, 0, 2, 2).overlap(new Box(0, 0, 2, 2))).isEqualTo(1);
    }

    @Test
    void regionBeyondItsPictureShouldBeRefused() {
        assertThatThrownBy(() -> region(new Box(0, 0, 4, 1), null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> region(new Box(0, 0, 2, 2), Mask.of(2, 2, bits(0))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(region(new Box(0, 0, 1, 1), Mask.of(3, 2, bits(0))).withoutMask())
                .isEqualTo(region(new Box(0, 0, 1, 1), null));
    }
}
