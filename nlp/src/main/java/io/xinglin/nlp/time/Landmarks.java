package io.xinglin.nlp.time;

import io.xinglin.core.note.ClinicalTime.Reason;
import io.xinglin.core.note.ClinicalTime.Reference;
import io.xinglin.core.note.TimeAnchor;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The days that times of one note count from. For one thread. */
final class Landmarks {
    private final TimeAnchor anchor;
    private final Map<Reference, LocalDate> days = new EnumMap<>(Reference.class);
    private Temporal previous;

    Landmarks(TimeAnchor anchor) {
        this.anchor = anchor;
    }

    /** The day the note itself gives; the first one given stays. */
    void put(Reference reference, LocalDate day) {
        days.putIfAbsent(reference, day);
    }

    /** The time named last, which 次日 and 3天后 count from; null forgets it. */
    void previous(Temporal time) {
        previous = time;
    }

    Temporal previous() {
        return previous;
    }

    /** The day of the note, or of the admission that it tells of; either stands in for the other. */
    Optional<LocalDate> today() {
        return anchor.date().or(() -> Optional.ofNullable(days.get(Reference.ADMISSION)));
    }

    /** The note's day with its time of the day, where that is known. */
    Optional<LocalDateTime> now() {
        return anchor.time().map(time -> anchor.date().orElseThrow().atTime(time));
    }

    Optional<LocalDate> day(Reference reference) {
        return switch (reference) {
            case NOTE -> today();
            case ADMISSION -> Optional.ofNullable(days.get(Reference.ADMISSION)).or(anchor::date);
            case PREVIOUS -> Optional.ofNullable(previousDay());
            default -> Optional.ofNullable(days.get(reference));
        };
    }

    private LocalDate previousDay() {
        return previous instanceof LocalDate day
                ? day
                : previous instanceof LocalDateTime time ? time.toLocalDate() : null;
    }

    /** Why {@link #day} is empty. */
    static Reason missing(Reference reference) {
        return switch (reference) {
            case NONE, NOTE -> Reason.NO_NOTE_DATE;
            case ADMISSION -> Reason.NO_ADMISSION_DATE;
            case OPERATION -> Reason.NO_OPERATION_DATE;
            case ONSET -> Reason.NO_ONSET_DATE;
            case BIRTH -> Reason.NO_BIRTH_DATE;
            case LAST_PERIOD -> Reason.NO_LAST_PERIOD;
            case EVENT -> Reason.NO_EVENT_DATE;
            case PREVIOUS -> Reason.NO_PREVIOUS_DATE;
        };
    }
}
