package io.xinglin.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("REQ-IMG-05")
class FramingTest {
    /** Top left 1, top right 2, bottom left 3, bottom right 4. */
    private static final Picture CORNERS = new Picture(2, 2, new float[] {1, 2, 3, 4});

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 0 0 0 1 0   | 1 2 3 4",
                "-1 0 0 0 1 0  | 2 1 4 3",
                "1 0 0 0 -1 0  | 3 4 1 2",
                "-1 0 0 0 -1 0 | 4 3 2 1",
                "0 1 0 1 0 0   | 1 3 2 4",
                "0 1 0 -1 0 0  | 3 1 4 2",
                "1 0 0 0 0.94 -0.34 | 1 2 3 4",
            })
    void standardShouldShowThePatientsRightOnTheLeftAndTheFrontOnTop(String cosines, String expected) {
        AxialOrientation orientation = AxialOrientation.of(numbers(cosines)).orElseThrow();

        Picture standard = orientation.toStandard(CORNERS);

        assertThat(standard.values()).containsExactly(floats(expected));
        assertThat(orientation.toStored(standard)).isEqualTo(CORNERS);
    }

    @ParameterizedTest
    @CsvSource({"1 0 0 0 0 -1", "0 1 0 0 0 -1"})
    void coronalAndSagittalPlanesShouldNotBeAxial(String cosines) {
        assertThat(AxialOrientation.of(numbers(cosines))).isEmpty();
    }

    @Test
    void normalShouldPointToTheHeadWhateverTheRowsDo() {
        assertThat(AxialOrientation.upwardNormal(new double[] {1, 0, 0, 0, 1, 0})[2])
                .isEqualTo(1);
        assertThat(AxialOrientation.upwardNormal(new double[] {1, 0, 0, 0, -1, 0})[2])
                .isEqualTo(1);
    }

    @Test
    void unframeShouldTakeThePaddingAwayAgain() {
        Picture wide = new Picture(4, 2, new float[] {1, 2, 3, 4, 5, 6, 7, 8});
        Framing framing = Framing.of(wide, AxialOrientation.STANDARD);

        assertThat(framing.unframe(Framing.frame(wide, AxialOrientation.STANDARD, 4)))
                .isEqualTo(wide);
    }

    @Test
    void unframeShouldTurnATransposedPictureBack() {
        AxialOrientation turned =
                AxialOrientation.of(new double[] {0, 1, 0, -1, 0, 0}).orElseThrow();
        Picture wide = new Picture(4, 2, new float[] {1, 2, 3, 4, 5, 6, 7, 8});

        assertThat(Framing.of(wide, turned).unframe(Framing.frame(wide, turned, 4)))
                .isEqualTo(wide);
    }

    private static double[] numbers(String text) {
        return java.util.Arrays.stream(text.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static float[] floats(String text) {
        double[] numbers = numbers(text);
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
