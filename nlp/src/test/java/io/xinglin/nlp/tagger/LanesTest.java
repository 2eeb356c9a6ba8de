package io.xinglin.nlp.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final int MOST = 8000;
    private static final int FEATURES = 30;

    @Test
    void sumsAreThoseOfTheSingleWeights() {
        Random random = new Random(7);
        for (int width = 1; width <= 50; width++) {
            long[] sum = new long[Lanes.of(width)];
            int[] expected = new int[width];
            for (int feature = 0; feature < FEATURES; feature++) {
                for (int tag = 0; tag < width; tag++) {
                    int weight = random.nextInt(2 * MOST + 1) - MOST;
                    Lanes.add(sum, 0, tag, weight);
                    expected[tag] += weight;
                }
            }
            int[] found = new int[width];
            Lanes.addTo(sum, found, 0, width);
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void extremesOfOneSignDoNotReachTheNextWeight() {
        for (int sign : new int[] {-1, 1}) {
            long[] sum = new long[Lanes.of(4)];
            for (int feature = 0; feature < FEATURES; feature++) {
                Lanes.add(sum, 0, 0, sign * Short.MAX_VALUE);
                Lanes.add(sum, 0, 1, -sign * Short.MAX_VALUE);
                Lanes.add(sum, 0, 3, sign);
            }
            int[] found = {0, 0, 5, 0};
            Lanes.addTo(sum, found, 0, 4);
            assertThat(found)
                    .containsExactly(
                            sign * FEATURES * Short.MAX_VALUE, -sign * FEATURES * Short.MAX_VALUE, 5, sign * FEATURES);
        }
    }
}
