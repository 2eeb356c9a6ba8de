package io.xinglin.core.note;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Objects;

/**
 * A date as precise as it is known: {@code 2016}, {@code 2016-10}, {@code 2016-10-29} or {@code 2016-10-29T11:12}, the last
 * in the hospital's local time. The first three are FHIR R4 {@code dateTime} values as they stand; the last lacks seconds
 * and zone.
 */
public record PartialDate(String value) {
    /** How much of the date is known. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        MINUTE
    }

    /** @throws java.time.format.DateTimeParseException when the value has none of the four forms or is no date */
    public PartialDate {
        Objects.requireNonNull(value, "value");
        parse(value);
    }

    /** @param date a {@link Year}, {@link YearMonth}, {@link LocalDate} or {@link LocalDateTime}; seconds are dropped */
    public static PartialDate of(Temporal date) {
        return new PartialDate(
                date instanceof LocalDateTime time
                        ? time.truncatedTo(ChronoUnit.MINUTES).toString()
                        : date.toString());
    }

    public Precision precision() {
        return switch (value.length()) {
            case 4 -> Precision.YEAR;
            case 7 -> Precision.MONTH;
            case 10 -> Precision.DAY;
            default -> Precision.MINUTE;
        };
    }

    /** A {@link Year}, {@link YearMonth}, {@link LocalDate} or {@link LocalDateTime}. */
    public Temporal temporal() {
        return parse(value);
    }

    private static Temporal parse(String value) {
        return switch (value.length()) {
            case 4 -> Year.parse(value);
            case 7 -> YearMonth.parse(value);
            case 10 -> LocalDate.parse(value);
            default -> LocalDateTime.parse(value);
        };
    }
}
