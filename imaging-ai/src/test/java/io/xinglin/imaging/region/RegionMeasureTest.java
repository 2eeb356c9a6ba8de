package io.xinglin.imaging.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Mask;
import io.xinglin.core.imaging.PixelSpacing;
import io.xinglin.core.imaging.RegionSize;
import java.util.BitSet;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-19")
class RegionMeasureTest {
    private static final Offset<Double> CLOSE = within(1e-9);

    /** Rows of a picture, # inside. */
    private static Outline drawn(String... rows) {
        var inside = new BitSet();
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                inside.set(y * rows[0].length() + x, rows[y].charAt(x) == '#');
            }
        }
        var mask = Mask.of(rows[0].length(), rows.length, inside);
        return new Outline(MaskDrawing.bounds(inside, rows[0].length()), Optional.of(mask), 1);
    }

    @Test
    void withoutSpacingAMaskShouldBeMeasuredInPixels() {
        RegionSize size = RegionMeasure.size(drawn(".....", ".###.", ".###.", ".###.", ".###."), Optional.empty());

        // 3 x 4, corner to corner; the other two corners lie 12/5 to both sides of that line.
        assertThat(size.unit()).isEqualTo(RegionSize.Unit.PIXEL);
        assertThat(size.pixels()).isEqualTo(12);
        assertThat(size.area()).isEqualTo(12);
        assertThat(size.longAxis()).isCloseTo(5, CLOSE);
        assertThat(size.shortAxis()).isCloseTo(24 / 5.0, CLOSE);
    }

    @Test
    void spacingShouldTellRowsFromColumns() {
        // Three columns of 0.5 mm, one row of 2 mm.
        RegionSize size = RegionMeasure.size(drawn("###"), Optional.of(new PixelSpacing(2, 0.5, false)));

        assertThat(size.unit()).isEqualTo(RegionSize.Unit.MILLIMETRE);
        assertThat(size.pixels()).isEqualTo(3);
        assertThat(size.area()).isCloseTo(3, CLOSE);
        assertThat(size.longAxis()).isCloseTo(2.5, CLOSE);
        assertThat(size.shortAxis()).isCloseTo(2 * 2 * 1.5 / 2.5, CLOSE);
    }

    @Test
    void axesShouldBeThoseOfTheLargestPartAndTheAreaThatOfAll() {
        RegionSize size = RegionMeasure.size(drawn("#......", ".......", "....###"), Optional.empty());

        assertThat(size.area()).isEqualTo(4);
        assertThat(size.longAxis()).isCloseTo(Math.sqrt(10), CLOSE);
    }

    @Test
    void cornersShouldHoldAPartTogetherAndEdgesOfThePictureShouldNot() {
        assertThat(RegionMeasure.size(drawn("#..", ".#.", "..#"), Optional.empty())
                        .longAxis())
                .isCloseTo(Math.sqrt(18), CLOSE);
        assertThat(RegionMeasure.size(drawn("..#", "#.."), Optional.empty()).longAxis())
                .isCloseTo(Math.sqrt(2), CLOSE);
    }

    @Test
    void boxShouldBeMeasuredByItsSides() {
        var box = new Outline(new Box(1, 2, 4, 12), Optional.empty(), 1);

        RegionSize size = RegionMeasure.size(box, Optional.of(new PixelSpacing(0.1, 0.5, true)));

        assertThat(size.unit()).isEqualTo(RegionSize.Unit.MILLIMETRE_AT_DETECTOR);
        assertThat(size.pixels()).isEqualTo(30);
        assertThat(size.area()).isCloseTo(1.5, CLOSE);
        assertThat(size.longAxis()).isCloseTo(1.5, CLOSE);
        assertThat(size.shortAxis()).isCloseTo(1, CLOSE);
    }
}
