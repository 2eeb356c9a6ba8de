package io.xinglin.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-05")
class ResamplingTest {
    private static Picture picture(int width, int height, float... values) {
        return new Picture(width, height, values);
    }

    @Test
    void resizeShouldLeaveAPictureOfThatSizeAlone() {
        Picture same = picture(2, 2, 0.1f, 0.2f, 0.3f, 0.4f);

        assertThat(Resampling.resize(same, 2, 2)).isEqualTo(same);
    }

    @Test
    void shrinkingShouldTakeTheMeanOfTheArea() {
        assertThat(Resampling.resize(picture(4, 2, 0, 1, 2, 3, 4, 5, 6, 7), 2, 1)
                        .values())
                .containsExactly(2.5f, 4.5f);
    }

    @Test
    void shrinkingByAFractionShouldShareThePixelBetween() {
        // 3 pixels to 2: each covers one and a half.
        assertThat(Resampling.resize(picture(3, 1, 3, 6, 9), 2, 1).values()).containsExactly(4, 8);
    }

    @Test
    void shrinkingShouldKeepTheMean() {
        float[] ramp = new float[512 * 512];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i % 512;
        }
        float[] small = Resampling.resize(picture(512, 512, ramp), 320, 320).values();
        double sum = 0;
        for (float value : small) {
            sum += value;
        }
        assertThat(sum / small.length).isCloseTo(255.5, within(1e-3));
    }

    @Test
    void growingShouldBeLinearBetweenPixelCentres() {
        assertThat(Resampling.resize(picture(2, 1, 0, 4), 4, 1).values()).containsExactly(0, 1, 3, 4);
        assertThat(Resampling.resize(picture(1, 1, 7), 3, 2).values()).containsOnly(7);
    }
}
