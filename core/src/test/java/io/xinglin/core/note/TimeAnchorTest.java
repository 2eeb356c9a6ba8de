package io.xinglin.core.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("REQ-NLP-50")
class TimeAnchorTest {
    @Test
    void dayShouldBeRead() {
        assertThat(TimeAnchor.read("2016-10-29")).contains(TimeAnchor.of(LocalDate.of(2016, 10, 29)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-10-29T11:12", "2016-10-29T11:12:00+08:00", "2016-10-29 11:12:00"})
    void dayWithATimeShouldBeRead(String date) {
        assertThat(TimeAnchor.read(date)).contains(TimeAnchor.of(LocalDateTime.of(2016, 10, 29, 11, 12)));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"2016", "2016-10"})
    void lessThanADayShouldBeNoAnchor(String date) {
        assertThat(TimeAnchor.read(date)).contains(TimeAnchor.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"29.10.2016", "2016-13-01", "2016-02-30", "yesterday", "2016-10-29T25:00"})
    void whatIsNoDateShouldNotBeRead(String date) {
        assertThat(TimeAnchor.read(date)).isEmpty();
    }
}
