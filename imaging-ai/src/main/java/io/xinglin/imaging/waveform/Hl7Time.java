package io.xinglin.imaging.waveform;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points in time as HL7 v3 writes them ({@code TS}): {@code yyyyMMddHHmmss.ffff+hhmm}, cut anywhere. Stateless. */
final class Hl7Time {
    private static final Pattern FORM =
            Pattern.compile("(\\d{8}|\\d{6}|\\d{4})(\\d{2}|\\d{4}|\\d{6})?(?:\\.\\d{1,9})?([+-]\\d{2}:?\\d{2})?");
    private static final int DAY = 8;

    private Hl7Time() {}

    /**
     * To the second; what is cut off is 0. A time with an offset is told in {@code zone}, one without is of it already.
     *
     * @return empty for a blank value and for one that names no day
     * @throws ProblemException INVALID for what is no point in time
     */
    static Optional<LocalDateTime> local(String text, ZoneId zone) {
        Optional<Matcher> parts = parts(text);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        try {
            String time = (parts.get().group(2) == null ? "" : parts.get().group(2)) + "000000";
            LocalDateTime at = date(parts.get())
                    .atTime(LocalTime.of(
                            Integer.parseInt(time.substring(0, 2)),
                            Integer.parseInt(time.substring(2, 4)),
                            Integer.parseInt(time.substring(4, 6))));
            String offset = parts.get().group(3);
            return Optional.of(
                    offset == null
                            ? at
                            : at.atOffset(ZoneOffset.of(offset))
                                    .atZoneSameInstant(zone)
                                    .toLocalDateTime());
        } catch (DateTimeException e) {
            throw noTime(e);
        }
    }

    /** The day alone; empty as {@link #local}. */
    static Optional<LocalDate> day(String text) {
        try {
            return parts(text).map(Hl7Time::date);
        } catch (DateTimeException e) {
            throw noTime(e);
        }
    }

    private static Optional<Matcher> parts(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw noTime(null);
        }
        return Optional.of(parts).filter(match -> match.group(1).length() == DAY);
    }

    private static LocalDate date(Matcher parts) {
        return LocalDate.parse(parts.group(1), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static ProblemException noTime(Throwable cause) {
        return new ProblemException(Category.INVALID, "the annotated ECG has a time that is none", cause);
    }
}
