package io.xinglin.nlp.time;

import io.xinglin.core.note.ClinicalTime;
import io.xinglin.core.note.ClinicalTime.Kind;
import io.xinglin.core.note.ClinicalTime.Reason;
import io.xinglin.core.note.ClinicalTime.Reference;
import io.xinglin.core.note.ClinicalTime.Relation;
import io.xinglin.nlp.time.Expression.Absolute;
import io.xinglin.nlp.time.Expression.CalendarWord;
import io.xinglin.nlp.time.Expression.Clock;
import io.xinglin.nlp.time.Expression.Counted;
import io.xinglin.nlp.time.Expression.DayOf;
import io.xinglin.nlp.time.Expression.DayWord;
import io.xinglin.nlp.time.Expression.Since;
import io.xinglin.nlp.time.Expression.Written;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Gives the expressions of one note their dates. For one thread. */
final class TimeResolver {
    private final String note;
    private final Landmarks landmarks;

    TimeResolver(String note, Landmarks landmarks) {
        this.note = note;
        this.landmarks = landmarks;
    }

    /** The time of an expression; what it resolves to is what 次日 after it counts from. */
    ClinicalTime resolve(Written written) {
        ClinicalTime time = resolved(written);
        if (time.kind() == Kind.POINT) {
            landmarks.previous(time.start().temporal());
        }
        return time;
    }

    /** The time since which something has lasted that the note says lasted so long: 咳嗽3天. */
    ClinicalTime until(Written written, Counted length) {
        return resolved(new Written(written.span(), new Counted(length.amount(), Relation.UNTIL, Reference.NOTE)));
    }

    /** The time an operation was done that the note calls so long past: 切除术后3年. */
    ClinicalTime ago(Written written, Counted length) {
        return resolved(new Written(written.span(), new Counted(length.amount(), Relation.BEFORE, Reference.NOTE)));
    }

    private ClinicalTime resolved(Written written) {
        Answer answer = new Answer(note, written.span());
        try {
            Expression expression = written.expression();
            if (expression instanceof Absolute absolute) {
                return absolute(absolute, answer);
            } else if (expression instanceof Counted counted) {
                return counted(counted, answer);
            } else if (expression instanceof DayOf day) {
                return dayOf(day, answer);
            } else if (expression instanceof DayWord word) {
                return dayWord(word, answer);
            } else if (expression instanceof CalendarWord word) {
                return calendarWord(word, answer);
            }
            Reference reference = ((Since) expression).reference();
            answer.relation = Relation.UNTIL;
            answer.reference = reference;
            return answer.unresolved(Landmarks.missing(reference));
        } catch (DateTimeException e) {
            return answer.unresolved(Reason.NO_SUCH_DATE);
        }
    }

    private ClinicalTime absolute(Absolute date, Answer answer) {
        answer.approximate = date.clock().about();
        if (date.month() == Expression.UNKNOWN && date.year() == Expression.UNKNOWN) {
            return landmarks
                    .day(Reference.PREVIOUS)
                    .map(day -> answer.point(withClock(day, date.clock())))
                    .orElseGet(() -> answer.unresolved(Reason.INCOMPLETE));
        }
        if (date.year() != Expression.UNKNOWN) {
            return answer.point(of(date.year(), date.month(), date.day(), date.clock()));
        }
        Optional<LocalDate> today = landmarks.today();
        if (today.isEmpty()) {
            return yearOfPrevious(date, answer);
        }
        LocalDate day = lastBefore(date, today.get());
        return answer.point(withClock(day, date.clock()));
    }

    private static LocalDate lastBefore(Absolute date, LocalDate today) {
        if (date.month() == 2 && date.day() == 29) {
            int year = today.getYear();
            while (!Year.isLeap(year) || LocalDate.of(year, 2, 29).isAfter(today)) {
                year--;
            }
            return LocalDate.of(year, 2, 29);
        }
        LocalDate day = LocalDate.of(today.getYear(), date.month(), date.day());
        return day.isAfter(today) ? day.minusYears(1) : day;
    }

    private ClinicalTime yearOfPrevious(Absolute date, Answer answer) {
        Temporal previous = landmarks.previous();
        if (previous == null) {
            return answer.unresolved(Reason.INCOMPLETE);
        }
        answer.approximate = true;
        return answer.point(of(previous.get(ChronoField.YEAR), date.month(), date.day(), date.clock()));
    }

    private static Temporal of(int year, int month, int day, Clock clock) {
        if (month == Expression.UNKNOWN) {
            return Year.of(year);
        }
        return day == Expression.UNKNOWN ? YearMonth.of(year, month) : withClock(LocalDate.of(year, month, day), clock);
    }

    private static Temporal withClock(LocalDate day, Clock clock) {
        return clock.isKnown() ? day.atTime(clock.hour(), clock.minute()) : day;
    }

    private ClinicalTime dayOf(DayOf day, Answer answer) {
        answer.relation = Relation.AFTER;
        answer.reference = day.reference();
        int days = day.number() - 1 + day.first();
        answer.amount = "P" + days + "D";
        return landmarks
                .day(day.reference())
                .map(first -> answer.point(first.plusDays(days)))
                .orElseGet(() -> answer.unresolved(Landmarks.missing(day.reference())));
    }

    private ClinicalTime dayWord(DayWord word, Answer answer) {
        answer.relation = word.offset() < 0 ? Relation.BEFORE : word.offset() > 0 ? Relation.AFTER : Relation.NONE;
        answer.reference = word.reference();
        answer.approximate = word.clock().about();
        answer.amount = "P" + Math.abs(word.offset()) + "D";
        return landmarks
                .day(word.reference())
                .map(day -> answer.point(withClock(day.plusDays(word.offset()), word.clock())))
                .orElseGet(() -> answer.unresolved(Landmarks.missing(word.reference())));
    }

    private ClinicalTime calendarWord(CalendarWord word, Answer answer) {
        answer.reference = Reference.NOTE;
        answer.relation = word.offset() < 0 ? Relation.BEFORE : Relation.NONE;
        Optional<LocalDate> today = landmarks.today();
        if (today.isEmpty()) {
            return answer.unresolved(Reason.NO_NOTE_DATE);
        }
        return switch (word.unit()) {
            case YEAR -> answer.point(of(today.get().getYear() + word.offset(), word.month(), word.day(), Clock.NONE));
            case MONTH -> answer.point(YearMonth.from(today.get()).plusMonths(word.offset()));
            default -> {
                LocalDate monday = today.get()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .plusWeeks(word.offset());
                yield answer.period(monday, monday.plusDays(6));
            }
        };
    }

    private ClinicalTime counted(Counted counted, Answer answer) {
        answer.relation = counted.relation();
        answer.reference = counted.reference();
        Amount amount = counted.amount();
        if (amount == null) {
            return answer.unresolved(Reason.UNCERTAIN_AMOUNT);
        }
        answer.amount = amount.iso();
        answer.approximate = amount.approximate();
        if (counted.relation() == Relation.NONE) {
            return answer.length();
        }
        Optional<LocalDate> day = landmarks.day(counted.reference());
        if (day.isEmpty()) {
            return answer.unresolved(Landmarks.missing(counted.reference()));
        }
        answer.approximate = amount.isVague();
        int sign = counted.relation() == Relation.AFTER ? 1 : -1;
        Temporal far = point(amount.greater(), counted.reference(), day.get(), sign, answer);
        if (counted.relation() == Relation.UNTIL) {
            return answer.period(far, day.get());
        }
        if (amount.isRange()) {
            Temporal near = point(amount.smaller(), counted.reference(), day.get(), sign, answer);
            return sign < 0 ? answer.period(far, near) : answer.period(near, far);
        }
        return hoursOfUnknownTime(amount, counted.reference())
                ? answer.days(amount.daysFrom(day.get(), sign))
                : answer.point(far);
    }

    private Temporal point(Amount amount, Reference reference, LocalDate day, int sign, Answer answer) {
        if (amount.isOfDays()) {
            return amount.from(day, sign);
        }
        Optional<LocalDateTime> at = time(reference);
        if (at.isPresent()) {
            return amount.from(at.get(), sign);
        }
        answer.approximate = true;
        return amount.daysFrom(day, sign)[0];
    }

    private boolean hoursOfUnknownTime(Amount amount, Reference reference) {
        return !amount.isOfDays() && time(reference).isEmpty();
    }

    private Optional<LocalDateTime> time(Reference reference) {
        return switch (reference) {
            case NOTE -> landmarks.now();
            case PREVIOUS -> landmarks.previous() instanceof LocalDateTime at ? Optional.of(at) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
