package io.xinglin.core.note;

import java.util.Objects;
import java.util.Optional;

/**
 * A time as the note gives it, normalised.
 *
 * @param span where the note gives it
 * @param text as written
 * @param start the point, or where the period begins; null when unknown
 * @param end where the period ends; null unless {@code kind} is {@link Kind#PERIOD}
 * @param amount how long, or how far from {@code reference}, in ISO 8601 ({@code P3D}, {@code PT17H}); empty when the note
 *     gives no amount. Of a range (2-3天) the greater
 * @param relation where the time lies as seen from {@code reference}
 * @param reference what the note counts from
 * @param approximate the note, or the unit it counts in, says no more than about when
 * @param reason why there is no {@code start}; null unless {@code kind} is {@link Kind#UNRESOLVED}
 */
public record ClinicalTime(
        Span span,
        String text,
        Kind kind,
        PartialDate start,
        PartialDate end,
        String amount,
        Relation relation,
        Reference reference,
        boolean approximate,
        Reason reason) {
    /** What is known of the time. */
    public enum Kind {
        POINT,
        PERIOD,
        /** How long something lasted, not when (持续3天). */
        LENGTH,
        UNRESOLVED
    }

    /** Where a counted time lies. */
    public enum Relation {
        /** Not counted from anything. */
        NONE,
        BEFORE,
        AFTER,
        /** Lasting until the reference (咳嗽3天, 2周来). */
        UNTIL
    }

    /** What a time is counted from. */
    public enum Reference {
        NONE,
        /** The day the note was written. */
        NOTE,
        ADMISSION,
        OPERATION,
        /** The first day of the illness. */
        ONSET,
        BIRTH,
        LAST_PERIOD,
        /** An event of which the engine keeps no date: a birth given, an injury. */
        EVENT,
        /** The time named last before this one (次日, 3天后). */
        PREVIOUS
    }

    /** Why a time has no date. */
    public enum Reason {
        NO_NOTE_DATE,
        NO_ADMISSION_DATE,
        NO_OPERATION_DATE,
        NO_ONSET_DATE,
        NO_BIRTH_DATE,
        NO_LAST_PERIOD,
        NO_EVENT_DATE,
        NO_PREVIOUS_DATE,
        /** A day and month, or a time of the day, and nothing that tells of which year or day. */
        INCOMPLETE,
        /** 数天前, 多年前. */
        UNCERTAIN_AMOUNT,
        /** 2016-13-45. */
        NO_SUCH_DATE
    }

    public ClinicalTime {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(reference, "reference");
        amount = Objects.requireNonNullElse(amount, "");
        boolean dated = kind == Kind.POINT || kind == Kind.PERIOD;
        if (dated != (start != null) || (kind == Kind.PERIOD) != (end != null)) {
            throw new IllegalArgumentException("a " + kind + " with start " + start + " and end " + end);
        }
        if ((kind == Kind.UNRESOLVED) != (reason != null)) {
            throw new IllegalArgumentException("a " + kind + " with reason " + reason);
        }
    }

    /** Where a point or a period begins. */
    public Optional<PartialDate> begin() {
        return Optional.ofNullable(start);
    }
}
