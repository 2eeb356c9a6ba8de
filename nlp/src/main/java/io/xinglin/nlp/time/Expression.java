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

    /** A time of the day, {@code about} where the note says so (8时许); {@link #UNKNOWN} where it gives none. */
    record Clock(int hour, int minute, boolean about) {
        static final Clock NONE = new Clock(UNKNOWN, UNKNOWN, false);

        /** 8 o'clock in the evening is 20 o'clock; of 2 o'clock at night the day is not sure, so that it is dropped. */
        Clock inTheEvening() {
            if (hour < 5) {
                return NONE;
            }
            return hour < 12 ? new Clock(hour + 12, minute, about) : this;
        }

        boolean isKnown() {
            return hour != UNKNOWN;
        }
    }

    /** An expression and where it stands. */
    record Written(Span span, Expression expression) {}
}
