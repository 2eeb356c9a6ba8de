package io.xinglin.nlp.coding.boost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-COD-04")
class ForestTrainerTest {
    private static final int ROWS = 4_000;
    private final float[][] rows = new float[ROWS][3];
    private final boolean[] positive = new boolean[ROWS];

    /** Exclusive or of two features, which no single one tells; the third is noise. */
    ForestTrainerTest() {
        Random random = new Random(3);
        for (int i = 0; i < ROWS; i++) {
            for (int c = 0; c < 3; c++) {
                rows[i][c] = random.nextFloat();
            }
            positive[i] = rows[i][0] > 0.5f ^ rows[i][1] > 0.5f;
        }
    }

    private Forest learn() {
        return new ForestTrainer(40, 8, 0.3f, 1f, 1f, 0.8f, 1f, 1).train(rows, positive);
    }

    @Test
    void aForestShouldLearnWhatTakesTwoFeatures() {
        Forest forest = learn();
        Random random = new Random(4);
        int right = 0;
        for (int i = 0; i < 1_000; i++) {
            float[] row = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
            right += forest.probability(row) > 0.5f == (row[0] > 0.5f ^ row[1] > 0.5f) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(950);
    }

    @Test
    void theSameRowsShouldGiveTheSameForestAlsoWhenReadBack() throws IOException {
        Forest forest = learn();
        var bytes = new ByteArrayOutputStream();
        forest.write(new DataOutputStream(bytes));
        Forest back = Forest.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        Forest again = learn();
        for (int i = 0; i < 200; i++) {
            assertThat(back.margin(rows[i])).isEqualTo(forest.margin(rows[i]));
            assertThat(again.margin(rows[i])).isEqualTo(forest.margin(rows[i]));
        }
    }

    @Test
    void oneClassShouldBeLearnedToo() {
        Forest forest = new ForestTrainer(3, 4, 0.1f, 1f, 1f, 1f, 1f, 1).train(rows, new boolean[ROWS]);
        assertThat(forest.probability(rows[0])).isLessThan(0.01f);
    }
}
