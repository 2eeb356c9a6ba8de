package io.xinglin.ejb.hl7;

import ca.uhn.hl7v2.model.Segment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HL7 v2 {@code DT} and {@code TS}/{@code DTM}: {@code YYYY[MM[DD[HH[MM[SS[.S]]]]]][+/-ZZZZ]}. */
final class Times {
    static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private static final Pattern TIME =
            Pattern.compile("(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(?:\\.\\d{1,4})?([+-]\\d{4})?");

    private Times() {}

    /** A day; empty when absent or less precise than a day. */
    static Optional<LocalDate> date(Segment segment, int field) {
        return matched(segment, field).filter(m -> m.group(3) != null).map(m -> day(m, segment, field));
    }

    /** A moment, in the server's zone unless the value names an offset; empty when absent or less precise than a day. */
    static Optional<Instant> instant(Segment segment, int field) {
        return matched(segment, field).filter(m -> m.group(3) != null).map(m -> moment(m, segment, field));
    }

    private static Optional<Matcher> matched(Segment segment, int field) {
        String text = Segments.text(segment, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw bad(segment, field);
        }
        return Optional.of(matcher);
    }

    private static LocalDate day(Matcher m, Segment segment, int field) {
        try {
            return LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        } catch (DateTimeException e) {
            throw bad(segment, field);
        }
    }

    private static Instant moment(Matcher m, Segment segment, int field) {
        try {
            LocalDateTime local = day(m, segment, field).atTime(number(m, 4), number(m, 5), number(m, 6));
            return local.atZone(m.group(7) == null ? ZoneId.systemDefault() : ZoneOffset.of(m.group(7)))
                    .toInstant();
        } catch (DateTimeException e) {
            throw bad(segment, field);
        }
    }

    private static int number(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }

    private static Hl7Problem bad(Segment segment, int field) {
        return Hl7Problem.invalid(
                ErrorCode.DATA_TYPE,
                segment.getName(),
                field,
                segment.getName() + "-" + field + " is not a date or time");
    }
}
