package io.xinglin.nlp.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.statistics.Count;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-STA-01")
class TallyTest {
    private static final List<CountedField> FIELDS = List.of(CountedField.values());
    private static final EnumSet<Dimension> BY = EnumSet.of(Dimension.SEX, Dimension.MONTH);

    @Test
    void countsShouldTellRecordsFromOccurrences() {
        Tally tally = new Tally(BY);
        tally.add(row("1", "男", "CT", "CT", "B超"));
        tally.add(row("2", "女", "CT"));

        assertThat(tally.records()).isEqualTo(2);
        assertThat(tally.counts(CountedField.EXAM_ITEM))
                .containsExactly(
                        new Count(CountedField.EXAM_ITEM, "CT", 2, 3), new Count(CountedField.EXAM_ITEM, "B超", 1, 1));
        assertThat(tally.counts(CountedField.MEDICATION)).isEmpty();
    }

    @Test
    void crossTabShouldCountRecordsInEachBucket() {
        Tally tally = new Tally(BY);
        tally.add(row("1", "男", "CT", "CT"));
        tally.add(row("2", "女", "CT"));
        tally.add(row("3", "女", "B超"));
        tally.add(row("4", null, "B超"));

        var table = tally.crossTab(CountedField.EXAM_ITEM, Dimension.SEX, 10, 10);

        assertThat(table.buckets()).containsExactly("女", "男", Dimension.UNKNOWN);
        assertThat(table.totals()).containsExactly(2L, 1L, 1L);
        assertThat(table.rows().get(0).value()).isEqualTo("CT");
        assertThat(table.rows().get(0).cells()).containsExactly(1L, 1L, 0L);
        assertThat(table.rows().get(1).cells()).containsExactly(1L, 0L, 1L);
    }

    @Test
    void partsMergedInAnyOrderShouldBeTheWhole() {
        Random random = new Random(7);
        Tally whole = new Tally(BY);
        List<Tally> parts = new ArrayList<>(List.of(new Tally(BY), new Tally(BY), new Tally(BY), new Tally(BY)));
        for (int i = 0; i < 3_000; i++) {
            StatisticsRow row = random(i, random);
            whole.add(row);
            parts.get(random.nextInt(3)).add(row);
        }
        Collections.shuffle(parts, random);

        Tally left = new Tally(BY);
        parts.forEach(left::merge);
        Tally right = new Tally(BY)
                .merge(parts.get(3))
                .merge(copy(parts.get(2)).merge(copy(parts.get(0)).merge(parts.get(1))));

        assertSame(left, whole);
        assertSame(right, whole);
    }

    @Test
    void bytesShouldGiveTheSameTallyBack() {
        Random random = new Random(8);
        Tally tally = new Tally(BY);
        for (int i = 0; i < 500; i++) {
            tally.add(random(i, random));
        }

        assertSame(copy(tally), tally);
        assertThatThrownBy(() -> TallyBytes.read(new byte[] {1, 2, 3})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesBeyondTheLimitShouldBeCountedTogether() {
        Tally tally = new Tally(BY, 3, 1_000);
        for (int i = 0; i < 10; i++) {
            tally.add(row(String.valueOf(i), "男", "value" + i, "value" + (i + 100)));
        }

        assertThat(tally.counts(CountedField.EXAM_ITEM)).hasSize(4);
        assertThat(tally.counts(CountedField.EXAM_ITEM).get(0))
                .isEqualTo(new Count(CountedField.EXAM_ITEM, "（其余）", 9, 17));
    }

    @Test
    void tallyOfOtherDimensionsShouldBeRefused() {
        Tally tally = new Tally(BY);
        assertThatThrownBy(() -> tally.merge(new Tally(List.of()))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Tally copy(Tally tally) {
        return TallyBytes.read(TallyBytes.write(tally));
    }

    private static void assertSame(Tally actual, Tally expected) {
        assertThat(actual.records()).isEqualTo(expected.records());
        assertThat(actual.fields()).isEqualTo(expected.fields());
        for (CountedField field : expected.fields()) {
            assertThat(actual.counts(field)).isEqualTo(expected.counts(field));
            for (Dimension by : BY) {
                assertThat(actual.crossTab(field, by, 1_000, 1_000))
                        .isEqualTo(expected.crossTab(field, by, 1_000, 1_000));
            }
        }
    }

    private static StatisticsRow random(int number, Random random) {
        RecordValues values = new RecordValues();
        for (int i = random.nextInt(6); i > 0; i--) {
            values.add(
                    FIELDS.get(random.nextInt(FIELDS.size())),
                    "value" + Math.round(Math.abs(random.nextGaussian()) * 40),
                    null);
        }
        values.about(Dimension.SEX, List.of("男", "女", "").get(random.nextInt(3)));
        values.about(Dimension.MONTH, "2026-" + (10 + random.nextInt(3)));
        return values.row("n" + number);
    }

    private static StatisticsRow row(String id, String sex, String... exams) {
        RecordValues values = new RecordValues();
        for (String exam : exams) {
            values.add(CountedField.EXAM_ITEM, exam, null);
        }
        return values.about(Dimension.SEX, sex == null ? "" : sex).row(id);
    }
}
