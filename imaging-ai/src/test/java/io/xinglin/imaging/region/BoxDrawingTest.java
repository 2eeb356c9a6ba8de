package io.xinglin.imaging.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.imaging.Box;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.TestModels;
import io.xinglin.imaging.picture.Fit;
import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-19")
class BoxDrawingTest {
    private static final OutputLabel LESION = TestModels.tasks()
            .installed("tiny-box")
            .orElseThrow()
            .manifest()
            .labels()
            .get(0);
    private static final Framing SQUARE = framing(8, 8, Fit.PAD);

    private static Framing framing(int width, int height, Fit fit) {
        return Framing.of(Raster.of(new Picture(width, height, new float[width * height])), fit);
    }

    private static List<Outline> outlines(OptionalDouble suppression, Framing framing, float[] boxes, float... scores) {
        return new BoxDrawing(boxes, scores, List.of(LESION), suppression).outlines(0, 1, framing);
    }

    @Test
    void boxesAtTheThresholdShouldComeMostProbableFirst() {
        float[] boxes = {0, 0, .5f, .5f, .5f, .5f, 1, 1, 0, .5f, .5f, 1};

        List<Outline> found = outlines(OptionalDouble.empty(), SQUARE, boxes, 0, 2, -0.1f);

        assertThat(found).extracting(Outline::box).containsExactly(new Box(4, 4, 8, 8), new Box(0, 0, 4, 4));
        assertThat(found.get(0).probability()).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-9));
        assertThat(found.get(0).mask()).isEmpty();
    }

    @Test
    void suppressionShouldKeepTheMostProbableOfBoxesThatOverlap() {
        // The second covers 7/8 of the first; the third shares a quarter with it.
        float[] boxes = {0, 0, .5f, 1, 0, 0, .5f, .875f, .375f, 0, .875f, 1};

        assertThat(outlines(OptionalDouble.of(0.5), SQUARE, boxes, 1, 3, 2))
                .extracting(Outline::box)
                .containsExactly(new Box(0, 0, 4, 7), new Box(3, 0, 7, 8));
        assertThat(outlines(OptionalDouble.empty(), SQUARE, boxes, 1, 3, 2)).hasSize(3);
    }

    @Test
    void boxShouldGoBackToTheStoredPictureByTheFit() {
        float[] box = {.25f, .25f, .75f, .75f};

        assertThat(outlines(OptionalDouble.empty(), framing(8, 4, Fit.PAD), box, 1))
                .extracting(Outline::box)
                .containsExactly(new Box(2, 0, 6, 4));
        assertThat(outlines(OptionalDouble.empty(), framing(8, 4, Fit.CROP), box, 1))
                .extracting(Outline::box)
                .containsExactly(new Box(3, 1, 5, 3));
        assertThat(outlines(OptionalDouble.empty(), framing(8, 4, Fit.STRETCH), box, 1))
                .extracting(Outline::box)
                .containsExactly(new Box(2, 1, 6, 3));
    }

    @Test
    void boxWithNothingOfThePictureInItShouldBeLeftOut() {
        // Above the picture, in the padding; upside down; no number.
        float[] boxes = {0, 0, 1, .2f, .5f, .6f, .4f, .5f, Float.NaN, 0, 1, 1};

        assertThat(outlines(OptionalDouble.empty(), framing(8, 4, Fit.PAD), boxes, 1, 1, 1))
                .isEmpty();
    }
}
