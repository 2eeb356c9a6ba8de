package io.xinglin.core.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.note.PartialDate.Precision;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.Year;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("REQ-NLP-50")
class PartialDateTest {
    @ParameterizedTest
    @CsvSource({"2016, YEAR", "2016-10, MONTH", "2016-10-29, DAY", "2016-10-29T11:12, MINUTE"})
    void precisionShouldFollowTheForm(String value, Precision precision) {
        assertThat(new PartialDate(value).precision()).isEqualTo(precision);
        assertThat(PartialDate.of(new PartialDate(value).temporal()).value()).isEqualTo(value);
    }

    @Test
    void secondsShouldBeDropped() {
        assertThat(PartialDate.of(LocalDateTime.of(2016, 10, 29, 0, 0, 59)).value())
                .isEqualTo("2016-10-29T00:00");
        assertThat(PartialDate.of(Year.of(2016)).value()).isEqualTo("2016");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "16", "2016-13", "2016-02-30", "2016-10-29T25:00", "20161029"})
    void otherFormsShouldBeRefused(String value) {
        assertThatThrownBy(() -> new PartialDate(value)).isInstanceOf(DateTimeException.class);
    }
}
