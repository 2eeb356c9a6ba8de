package io.xinglin.nlp.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.RecordSamples;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.Span;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import io.xinglin.nlp.XinglinNoteEngine;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("REQ-STA-01")
class RecordValuesTest {
    @Test
    void recordOfANoteShouldBecomeValuesWithTheirPlaces() {
        String note = "患者，男，52岁。咳嗽2个月前开始，无发热。";
        var record = XinglinNoteEngine.load().extract(note, Scheme.XINGLIN).record();

        StatisticsRow row =
                RecordValues.of(record).about(Dimension.MONTH, "2026-11").row("n1");

        assertThat(row.bucket(Dimension.SEX)).isEqualTo("男");
        assertThat(row.bucket(Dimension.AGE)).isEqualTo("45-64岁");
        assertThat(row.bucket(Dimension.MONTH)).isEqualTo("2026-11");
        assertThat(row.bucket(Dimension.DEPARTMENT)).isEqualTo(Dimension.UNKNOWN);
        assertThat(row.values()).anySatisfy(value -> {
            assertThat(value.field()).isEqualTo(CountedField.NEGATIVE_SYMPTOM);
            assertThat(value.span().of(note)).isEqualTo("发热");
        });
    }

    @ParameterizedTest
    @CsvSource({"２个月前,2个月", "2月前,2个月", "' 2个月 ',2个月", "前,前", "3天,3天"})
    void onsetsShouldBeCountedInOneSpelling(String written, String counted) {
        assertThat(CountedText.of(CountedField.ONSET, written)).isEqualTo(counted);
    }

    @Test
    void longTextShouldBeCutBetweenCharacters() {
        assertThat(CountedText.of(CountedField.EXAM_RESULT, "结".repeat(119) + "😀😀"))
                .isEqualTo("结".repeat(119));
    }

    @ParameterizedTest
    @CsvSource({
        "15,7-17岁",
        "15岁,7-17岁",
        "８个月,0岁",
        "18个月,1-6岁",
        "3天,0岁",
        "80,80岁以上",
        "200,未知",
        "成年,未知",
        "'',未知",
        "2.5岁,1-6岁"
    })
    void agesShouldFallIntoTheirBands(String age, String band) {
        assertThat(AgeBand.of(age)).isEqualTo(band);
    }

    @Test
    void sentenceShouldEndAtItsMarks() {
        String text = "神志清。咳嗽3天，无发热；睡眠可";
        assertThat(Sentence.around(text, new Span(4, 6)).of(text)).isEqualTo("咳嗽3天，无发热；");
        assertThat(Sentence.around(text, new Span(90, 95)).of(text)).isEqualTo("睡眠可");
    }

    @Test
    @Tag("REQ-NLP-11")
    void rowShouldHaveEveryFieldAndEveryValueOfTheRecord() {
        List<StatisticsRow.Value> row =
                RecordValues.of(RecordSamples.FACTS.record()).row("FULL").values();
        assertThat(row).extracting(StatisticsRow.Value::field).containsOnlyOnce(CountedField.values());
        assertThat(row)
                .extracting(StatisticsRow.Value::value)
                .containsAll(new HashSet<>(RecordSamples.values(RecordSamples.FACTS.record())));
        assertThat(row).allSatisfy(value -> assertThat(value.span()).isNotNull());
    }
}
