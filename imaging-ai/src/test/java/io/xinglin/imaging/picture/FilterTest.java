package io.xinglin.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-05")
class FilterTest {
    private static final int WIDTH = 90;
    private static final int HEIGHT = 64;
    private static final int SIZE = 48;
    private static final int EVERY = 8;

    /** An ellipse of waves on black, as training/common/fundus_example.py makes it. */
    private static Picture plane(int channel) {
        float[] values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            boolean inside = Math.pow((x - 50) / 30.0, 2) + Math.pow((y - 30) / 26.0, 2) <= 1;
            values[i] = inside ? (float) (0.5 + 0.3 * Math.sin(x / 3.0 + channel) * Math.cos(y / 4.0)) : 0;
        }
        return new Picture(WIDTH, HEIGHT, values);
    }

    private static Raster fundus() {
        return new Raster(List.of(plane(0), plane(1), plane(2)));
    }

    @Test
    void benGrahamShouldBeWhatTheTrainingDoes() throws IOException {
        Framing framing = Framing.of(fundus(), Fit.CONTENT);
        List<String> expected;
        try (var in = FilterTest.class.getResourceAsStream("/picture/fundus.txt")) {
            expected = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }

        for (int c = 0; c < 3; c++) {
            Picture seen =
                    framing.square(Filter.BEN_GRAHAM.apply(fundus().planes().get(c)), SIZE);
            String[] numbers = expected.get(c).split(" ");
            assertThat(numbers).hasSize((SIZE / EVERY) * (SIZE / EVERY));
            for (int i = 0; i < numbers.length; i++) {
                int at = (i / (SIZE / EVERY)) * EVERY * SIZE + (i % (SIZE / EVERY)) * EVERY;
                assertThat(seen.values()[at]).isCloseTo(Float.parseFloat(numbers[i]), within(1e-5f));
            }
        }
    }

    @Test
    void contentShouldLeaveBlackAndSpecksOut() {
        float[] values = fundus().first().values().clone();
        values[0] = 1;
        Raster specked = Raster.of(new Picture(WIDTH, HEIGHT, values));

        Box content = Framing.of(specked, Fit.CONTENT).content();

        assertThat(content.left()).isBetween(20, 22);
        assertThat(content.top()).isBetween(4, 6);
        assertThat(content.width()).isBetween(57, 61);
        assertThat(content.height()).isBetween(49, 53);
    }

    @Test
    void blackPictureShouldBeSeenWhole() {
        Raster black = Raster.of(new Picture(3, 2, new float[6]));

        assertThat(Framing.of(black, Fit.CONTENT).content()).isEqualTo(new Box(0, 0, 3, 2));
    }

    @Test
    void mapOverTheContentShouldLieWhereTheContentLies() {
        float[] values = new float[80 * 40];
        IntStream.range(0, 40 * 40).forEach(i -> values[(i / 40) * 80 + 40 + i % 40] = 1);
        Framing framing = Framing.of(Raster.of(new Picture(80, 40, values)), Fit.CONTENT);

        Picture map = framing.unframe(new Picture(2, 2, new float[] {4, 2, 3, 1}));

        assertThat(map).isEqualTo(new Picture(4, 2, new float[] {1, 1, 4, 2, 1, 1, 3, 1}));
    }

    @Test
    void flatPictureShouldBecomeMiddleGrey() {
        Picture flat = new Picture(5, 5, new float[25]);

        assertThat(Filter.BEN_GRAHAM.apply(flat).values()).containsOnly(128 / 255f);
        assertThat(Filter.NONE.apply(flat)).isSameAs(flat);
    }
}
