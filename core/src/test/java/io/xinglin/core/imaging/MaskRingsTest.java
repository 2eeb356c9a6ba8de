package io.xinglin.core.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-OBJ-02")
class MaskRingsTest {
    /** Rows of a picture, # inside. */
    private static Mask mask(String... rows) {
        var pixels = new BitSet();
        int width = rows[0].length();
        for (int at = 0; at < width * rows.length; at++) {
            pixels.set(at, rows[at / width].charAt(at % width) == '#');
        }
        return Mask.of(width, rows.length, pixels);
    }

    /** The pixels whose centre is inside an odd number of times. */
    private static Mask filled(List<Ring> rings, int width, int height) {
        var pixels = new BitSet();
        for (int at = 0; at < width * height; at++) {
            double x = at % width + 0.5;
            int row = at / width;
            double y = row + 0.5;
            pixels.set(at, rings.stream().filter(ring -> inside(ring, x, y)).count() % 2 == 1);
        }
        return Mask.of(width, height, pixels);
    }

    private static boolean inside(Ring ring, double x, double y) {
        boolean inside = false;
        for (int i = 0; i < ring.size(); i++) {
            int next = (i + 1) % ring.size();
            boolean crosses = (ring.y(i) <= y) != (ring.y(next) <= y);
            double at = ring.x(i) + (y - ring.y(i)) / (ring.y(next) - ring.y(i)) * (ring.x(next) - ring.x(i));
            inside ^= crosses && at > x;
        }
        return inside;
    }

    @Test
    void ringShouldRunAroundTheCornersOfItsPixels() {
        assertThat(MaskRings.of(mask("....", ".##.", ".#..")))
                .containsExactly(new Ring(new double[] {3, 1, 3, 2, 2, 2, 2, 3, 1, 3, 1, 1}));
    }

    @Test
    void areaShouldBeThatOfTheMaskAndBelowZeroForAHole() {
        List<Ring> rings = MaskRings.of(mask("#####", "#...#", "#.#.#", "#...#", "#####"));

        assertThat(rings).extracting(Ring::area).containsExactly(25.0, 1.0, -9.0);
        assertThat(MaskRings.of(mask("..", ".."))).isEmpty();
    }

    @Test
    void pixelsThatTouchAtACornerShouldBeTwoParts() {
        assertThat(MaskRings.of(mask("#.", ".#"))).extracting(Ring::area).containsExactly(1.0, 1.0);
        assertThat(MaskRings.of(mask(".#", "#."))).hasSize(2);
    }

    @Test
    void holesShouldBeJoinedToTheRingAroundThem() {
        Mask mask = mask("########", "#.##.#.#", "#.#....#", "########", "........", "###.....");

        List<Ring> joined = Keyholes.join(MaskRings.of(mask));

        assertThat(joined).hasSize(2);
        assertThat(joined.get(0).area()).isEqualTo(24.0);
        assertThat(filled(joined, 8, 6)).isEqualTo(mask);
    }

    /** Any picture at all, noise among it, comes back to the pixel. */
    @Test
    void ringsShouldGiveTheMaskBack() {
        var random = new Random(5);
        for (int n = 0; n < 300; n++) {
            int width = 1 + random.nextInt(30);
            int height = 1 + random.nextInt(30);
            double share = random.nextDouble();
            var pixels = new BitSet();
            for (int at = 0; at < width * height; at++) {
                pixels.set(at, random.nextDouble() < share);
            }
            Mask mask = Mask.of(width, height, pixels);
            List<Ring> rings = MaskRings.of(mask);
            List<Ring> joined = Keyholes.join(rings);

            assertThat(filled(rings, width, height)).isEqualTo(mask);
            assertThat(filled(joined, width, height)).isEqualTo(mask);
            assertThat(joined).allSatisfy(ring -> assertThat(ring.area()).isPositive());
            assertThat(joined.stream().mapToDouble(Ring::area).sum()).isEqualTo(mask.area());
        }
    }
}
