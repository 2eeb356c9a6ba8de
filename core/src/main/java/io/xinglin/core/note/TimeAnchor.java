package io.xinglin.core.note;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * The date, and the time of the day where known, that relative times of a note count from: the encounter's, else that of
 * the note; local time of the hospital.
 */
public record TimeAnchor(Optional<LocalDate> date, Optional<LocalTime> time) {
    /** What is wrong with a date that cannot be read. */
    public static final String UNREADABLE = "date is neither 2016-10-29 nor 2016-10-29T11:12";

    private static final int DAY = "2016-10-29".length();

    /** Nothing is known: only absolute times get a date. */
    public static final TimeAnchor NONE = new TimeAnchor(Optional.empty(), Optional.empty());

    public TimeAnchor {
        if (date.isEmpty() && time.isPresent()) {
            throw new IllegalArgumentException("a time of no day");
        }
    }

    public static TimeAnchor of(LocalDate date) {
        return new TimeAnchor(Optional.of(date), Optional.empty());
    }

    public static TimeAnchor of(LocalDateTime at) {
        return new TimeAnchor(Optional.of(at.toLocalDate()), Optional.of(at.toLocalTime()));
    }

    /**
     * The date of an encounter as data files give it: a day, or a day and a time in ISO 8601 (a blank for the T is read
     * too), of which the zone is left out of account.
     *
     * @return {@link #NONE} for null, an empty text, and for a year or a month alone; empty where it is no date
     */
    public static Optional<TimeAnchor> read(String date) {
        if (date == null || date.isEmpty()) {
            return Optional.of(NONE);
        }
        try {
            if (date.length() > DAY) {
                TemporalAccessor at = DateTimeFormatter.ISO_DATE_TIME.parse(date.replace(' ', 'T'));
                return Optional.of(of(LocalDateTime.from(at)));
            }
            return Optional.of(new PartialDate(date).temporal() instanceof LocalDate day ? of(day) : NONE);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** When the note was written, on the clock of {@code zone}. */
    public static TimeAnchor of(Note note, ZoneId zone) {
        ZonedDateTime at = note.writtenAt().atZone(zone);
        return of(at.toLocalDateTime());
    }
}
