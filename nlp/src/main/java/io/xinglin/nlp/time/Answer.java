package io.xinglin.nlp.time;

import io.xinglin.core.note.ClinicalTime;
import io.xinglin.core.note.ClinicalTime.Kind;
import io.xinglin.core.note.ClinicalTime.Reason;
import io.xinglin.core.note.ClinicalTime.Reference;
import io.xinglin.core.note.ClinicalTime.Relation;
import io.xinglin.core.note.PartialDate;
import io.xinglin.core.note.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;

/** What is said of one expression so far, and the time it comes to. For one thread. */
final class Answer {
    /** Dates before and after are misread numbers. */
    private static final int EARLIEST = 1850;

    private static final int LATEST = 2200;

    private final String note;
    private final Span span;
    String amount = "";
    Relation relation = Relation.NONE;
    Reference reference = Reference.NONE;
    boolean approximate;

    Answer(String note, Span span) {
        this.note = note;
        this.span = span;
    }

    private static PartialDate date(Temporal temporal) {
        int year = temporal.get(ChronoField.YEAR);
        if (year < EARLIEST || year > LATEST) {
            throw new DateTimeException("a misread year " + year);
        }
        return PartialDate.of(temporal);
    }

    private ClinicalTime time(Kind kind, PartialDate start, PartialDate end, Reason reason) {
        return new ClinicalTime(
                span, span.of(note), kind, start, end, amount, relation, reference, approximate, reason);
    }

    ClinicalTime point(Temporal start) {
        return time(Kind.POINT, date(start), null, null);
    }

    ClinicalTime period(Temporal start, Temporal end) {
        return time(Kind.PERIOD, date(start), date(end), null);
    }

    /** Hours from a day whose time is not known: one of two days, or surely this one. */
    ClinicalTime days(LocalDate[] days) {
        approximate = true;
        return days[0].equals(days[1]) ? point(days[0]) : period(days[0], days[1]);
    }

    ClinicalTime length() {
        return time(Kind.LENGTH, null, null, null);
    }

    ClinicalTime unresolved(Reason reason) {
        return time(Kind.UNRESOLVED, null, null, reason);
    }
}
