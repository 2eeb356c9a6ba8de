package io.xinglin.core.note;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The date, and the time of the day where known, that relative times of a note count from: the encounter's, else that of
 * the note; local time of the hospital.
 */
public record TimeAnchor(Optional<LocalDate> date, Optional<LocalTime> time) {
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

    /** When the note was written, on the clock of {@code zone}. */
    public static TimeAnchor of(Note note, ZoneId zone) {
        ZonedDateTime at = note.writtenAt().atZone(zone);
        return of(at.toLocalDateTime());
    }
}
