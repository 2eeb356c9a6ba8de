package io.xinglin.imaging.dicom.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** Reads single attributes leniently: a value that breaks its representation counts as absent. */
public final class Fields {
    private static final Pattern DATE = Pattern.compile("(\\d{4})[.-]?(\\d{2})[.-]?(\\d{2})");
    private static final Pattern TIME = Pattern.compile("(\\d{2}):?(\\d{2})?:?(\\d{2})?(?:\\.\\d*)?");

    private Fields() {}

    /** First value, stripped; empty when absent. */
    public static String text(Attributes data, int tag) {
        try {
            var value = data.getString(tag);
            return value == null ? "" : value.replace("\0", "").strip();
        } catch (RuntimeException e) {
            return "";
        }
    }

    public static int integer(Attributes data, int tag, int absent) {
        try {
            return data.getInt(tag, absent);
        } catch (RuntimeException e) {
            return absent;
        }
    }

    public static double number(Attributes data, int tag, double absent) {
        try {
            return data.getDouble(tag, absent);
        } catch (RuntimeException e) {
            return absent;
        }
    }

    /** All values; empty when absent or malformed. */
    public static double[] numbers(Attributes data, int tag) {
        try {
            var values = data.getDoubles(tag);
            return values == null ? new double[0] : values;
        } catch (RuntimeException e) {
            return new double[0];
        }
    }

    /** Null when absent or no date. */
    public static LocalDate date(Attributes data, int tag) {
        var match = DATE.matcher(text(data, tag));
        if (!match.lookingAt()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(match.group(1)),
                    Integer.parseInt(match.group(2)),
                    Integer.parseInt(match.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Date and time in the zone of (0008,0201), else the server's; null without a date. */
    public static Instant instant(Attributes data, int dateTag, int timeTag) {
        var date = date(data, dateTag);
        return date == null
                ? null
                : date.atTime(time(text(data, timeTag))).atZone(zone(data)).toInstant();
    }

    private static LocalTime time(String text) {
        var match = TIME.matcher(text);
        if (!match.matches()) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.of(part(match.group(1)), part(match.group(2)), Math.min(59, part(match.group(3))));
        } catch (DateTimeException e) {
            return LocalTime.MIDNIGHT;
        }
    }

    private static int part(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** The zone the data set's dates and times are in. */
    public static ZoneId zone(Attributes data) {
        var offset = text(data, Tag.TimezoneOffsetFromUTC);
        try {
            return offset.isEmpty() ? ZoneId.systemDefault() : ZoneOffset.of(offset);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }

    /**
     * A person name as people write it (PS3.5 6.2.1): the ideographic group where there is one, family name first;
     * components of Chinese names are joined without a blank.
     */
    public static String personName(Attributes data, int tag) {
        var groups = text(data, tag).split("=", -1);
        var chosen = groups.length > 1 && !groups[1].isBlank() ? groups[1] : groups[0];
        var parts = Arrays.stream(chosen.split("\\^")).map(String::strip).filter(p -> !p.isEmpty());
        var ideographic = chosen.codePoints().anyMatch(Character::isIdeographic);
        return parts.collect(Collectors.joining(ideographic ? "" : " "));
    }
}
