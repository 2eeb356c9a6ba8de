package io.xinglin.nlp.time;

import io.xinglin.core.note.ClinicalTime.Reference;
import io.xinglin.core.note.ClinicalTime.Relation;
import io.xinglin.core.note.Span;

/** What a time expression says, before any date is known. */
sealed interface Expression {
    /** Of a part that the note leaves out. */
    int UNKNOWN = -1;

    /** A date and a time of the day, any part of which may be {@link #UNKNOWN}. */
    record Absolute(int year, int month, int day, Clock clock) implements Expression {}

    /**
     * So much before or after something, or a bare length.
     *
     * @param amount null where the note gives none (数天前)
     */
    record Counted(Amount amount, Relation relation, Reference reference) implements Expression {}

    /** The nth day of something, the first day being {@code first} days from it. */
    record DayOf(int number, int first, Reference reference) implements Expression {}

    /** Days from the note's own day, or from the time named before (昨日, 次日). */
    record DayWord(int offset, Reference reference, Clock clock) implements Expression {}

    /** A year, month or week counted from the current one (去年3月, 上月, 本周). */
    record CalendarWord(Unit unit, int offset, int month, int day) implements Expression {}

    /** Since birth or childhood. */
    record Since(Reference reference) implements Expression {}

    /** A time of the day; {@link #UNKNOWN} where the note gives none. */
    record Clock(int hour, int minute) {
        static final Clock NONE = new Clock(UNKNOWN, UNKNOWN);

        boolean isKnown() {
            return hour != UNKNOWN;
        }
    }

    /** An expression and where it stands. */
    record Written(Span span, Expression expression) {}
}
