package io.xinglin.nlp.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.Temporal;

/**
 * An amount of time in whole units; {@code approximate} where the note says about or at least (3天余, 半月).
 *
 * @param least of a range the smaller number, else {@code count}
 */
record Amount(int least, int count, Unit unit, boolean approximate) {
    private static final int DAYS_OF_HALF_A_MONTH = 15;

    /** Whole units of a number that may be a half: half a year is 6 months, half a month about 15 days, 1.5 hours 90 minutes. */
    static Amount of(double least, double count, Unit unit, boolean approximate) {
        if (count == Math.rint(count) && least == Math.rint(least)) {
            return new Amount((int) least, (int) count, unit, approximate);
        }
        return switch (unit) {
            case YEAR -> new Amount((int) (least * 12), (int) Math.round(count * 12), Unit.MONTH, approximate);
            case MONTH ->
                new Amount(
                        ((int) (least * 2)) * DAYS_OF_HALF_A_MONTH,
                        ((int) Math.round(count * 2)) * DAYS_OF_HALF_A_MONTH,
                        Unit.DAY,
                        true);
            case WEEK -> new Amount((int) (least * 7), (int) Math.round(count * 7), Unit.DAY, true);
            case DAY -> new Amount((int) (least * 24), (int) Math.round(count * 24), Unit.HOUR, approximate);
            case HOUR -> new Amount((int) (least * 60), (int) Math.round(count * 60), Unit.MINUTE, approximate);
            case MINUTE -> new Amount((int) least, (int) Math.ceil(count), unit, true);
        };
    }

    boolean isRange() {
        return least != count;
    }

    /** The smaller end of a range as an amount of its own. */
    Amount smaller() {
        return new Amount(least, least, unit, approximate);
    }

    /** The greater end of a range as an amount of its own. */
    Amount greater() {
        return new Amount(count, count, unit, approximate);
    }

    /** ISO 8601, in the unit the note counts in: {@code P2W}, {@code PT17H}. */
    String iso() {
        return switch (unit) {
            case MINUTE -> Duration.ofMinutes(count).toString();
            case HOUR -> "PT" + count + "H";
            case DAY -> Period.ofDays(count).toString();
            case WEEK -> "P" + count + "W";
            case MONTH -> "P" + count + "M";
            case YEAR -> Period.ofYears(count).toString();
        };
    }

    boolean isOfDays() {
        return unit.compareTo(Unit.DAY) >= 0;
    }

    /** Whether the unit itself says no more than about when: two weeks ago is some day around. */
    boolean isVague() {
        return approximate || unit == Unit.WEEK || unit == Unit.HOUR;
    }

    /** The point this far from a day, as precise as the unit: 3 months before gives a month. Only where {@link #isOfDays()}. */
    Temporal from(LocalDate day, int sign) {
        long n = (long) sign * count;
        return switch (unit) {
            case YEAR -> Year.from(day.plusYears(n));
            case MONTH -> YearMonth.from(day.plusMonths(n));
            case WEEK -> day.plusWeeks(n);
            case DAY -> day.plusDays(n);
            case HOUR, MINUTE -> throw new IllegalStateException("hours from a day without a time");
        };
    }

    /** The point this far from a time of a day. */
    LocalDateTime from(LocalDateTime at, int sign) {
        long n = (long) sign * count;
        return unit == Unit.HOUR ? at.plusHours(n) : at.plusMinutes(n);
    }

    /** The first and the last day on which the point may lie when only the day is known: some hours before it. */
    LocalDate[] daysFrom(LocalDate day, int sign) {
        return new LocalDate[] {
            from(day.atStartOfDay(), sign).toLocalDate(),
            from(day.atTime(LocalTime.MAX), sign).toLocalDate()
        };
    }
}
