package io.xinglin.imaging.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.imaging.picture.Fit;
import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-19")
class UnframingTest {
    private static final Picture SQUARE = new Picture(2, 2, new float[] {1, 2, 3, 4});
    private static final float NONE = Float.NEGATIVE_INFINITY;

    private static Framing framing(Fit fit, int width, float... values) {
        return Framing.of(Raster.of(new Picture(width, values.length / width, values)), fit);
    }

    @Test
    void everyPixelOfTheStoredPictureShouldBeAnswered() {
        // Padded to 4 x 4, of which the two middle rows are the picture; cropped to 2 x 2 in its middle.
        assertThat(Unframing.pixels(framing(Fit.PAD, 4, new float[8]), SQUARE).values())
                .containsExactly(1.5f, 1.75f, 2.25f, 2.5f, 2.5f, 2.75f, 3.25f, 3.5f);
        assertThat(Unframing.pixels(framing(Fit.CROP, 4, new float[8]), SQUARE).values())
                .containsExactly(NONE, 1, 2, NONE, NONE, 3, 4, NONE);
        assertThat(Unframing.pixels(framing(Fit.STRETCH, 2, new float[2]), SQUARE)
                        .values())
                .containsExactly(2, 3);
    }

    @Test
    void nothingShouldBeKnownOfTheBlackAroundTheContent() {
        // The content is the last two pixels of the lower two rows.
        Framing content = framing(Fit.CONTENT, 3, 0, 0, 0, 0, 1, 1, 0, 1, 1);

        assertThat(Unframing.pixels(content, SQUARE).values())
                .containsExactly(NONE, NONE, NONE, NONE, 1, 2, NONE, 3, 4);
        assertThat(Unframing.box(content, 0, 0, 0.5, 1)).contains(new io.xinglin.core.imaging.Box(1, 1, 2, 3));
    }

    @Test
    void oddPixelsThatFramingLeftOutShouldBeFound() {
        Picture tall = new Picture(2, 5, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        Framing framing = Framing.of(Raster.of(tall), Fit.PAD);

        assertThat(Unframing.pixels(framing, framing.square(tall, 5))).isEqualTo(tall);
    }
}
