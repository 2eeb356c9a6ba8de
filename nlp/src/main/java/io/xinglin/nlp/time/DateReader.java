package io.xinglin.nlp.time;

import io.xinglin.core.note.ClinicalTime.Reference;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.time.Expression.Absolute;
import io.xinglin.nlp.time.Expression.CalendarWord;
import io.xinglin.nlp.time.Expression.Clock;
import io.xinglin.nlp.time.Expression.DayWord;
import io.xinglin.nlp.time.Expression.Since;
import io.xinglin.nlp.time.Expression.Written;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates and day words: 2016-10-29;11:12, 2016年3月, 3月5日, 去年, 今晨, 昨日, 自幼, 12:30. Stateless. */
final class DateReader {
    private static final Pattern DATE = Pattern.compile(
            "((?:19|20)\\d{2})(?:年(?:(?<m>\\d{1,2})月(?:(?<d>\\d{1,2})[日号])?)?|[-./](?<mm>\\d{1,2})(?:[-./](?<dd>\\d{1,2})日?)?(?!\\d))");
    private static final Pattern MONTH_AND_DAY = Pattern.compile("(\\d{1,2})月(\\d{1,2})[日号]");
    private static final Pattern DAY_WORD = Pattern.compile("([昨今前次当翌])([天日晚晨早夜])");
    private static final Pattern CALENDAR_WORD =
            Pattern.compile("([去今前])年(?:(\\d{1,2})月(?:(\\d{1,2})[日号])?)?|([上本])(?:个?(月)|(周))");
    private static final Pattern SINCE = Pattern.compile("自幼|自小|幼年");
    private static final Pattern CLOCK = Pattern.compile(
            "[ ;,t]{0,2}(上午|下午|中午|凌晨|晚上|夜间|晨|早|晚|夜)?[ ]?(2[0-3]|[01]?\\d)(?::([0-5]\\d)(?!\\d)|[时点](?!间)(半|([0-5]?\\d)分?)?)(许|左右)?");

    private DateReader() {}

    /** The date, day word or time of the day that begins at {@code from}. */
    static Optional<Written> at(String text, int from) {
        Matcher date = matcher(DATE, text, from);
        if (date.lookingAt()) {
            return Optional.of(dated(
                    text,
                    from,
                    date.end(),
                    clock -> new Absolute(
                            number(date.group(1)), either(date, "m", "mm"), either(date, "d", "dd"), clock)));
        }
        Matcher day = matcher(MONTH_AND_DAY, text, from);
        if (day.lookingAt()) {
            return Optional.of(dated(
                    text,
                    from,
                    day.end(),
                    clock -> new Absolute(Expression.UNKNOWN, number(day.group(1)), number(day.group(2)), clock)));
        }
        Matcher word = matcher(DAY_WORD, text, from);
        if (word.lookingAt()) {
            return Optional.of(dated(
                    text,
                    from,
                    word.end(),
                    clock -> dayWord(word.group(1), "晚夜".contains(word.group(2)) ? clock.inTheEvening() : clock)));
        }
        Matcher calendar = matcher(CALENDAR_WORD, text, from);
        if (calendar.lookingAt()) {
            return Optional.of(new Written(new Span(from, calendar.end()), calendarWord(calendar)));
        }
        Matcher since = matcher(SINCE, text, from);
        if (since.lookingAt()) {
            return Optional.of(new Written(new Span(from, since.end()), new Since(Reference.BIRTH)));
        }
        Matcher clock = matcher(CLOCK, text, from);
        return clock.lookingAt()
                ? Optional.of(new Written(
                        new Span(from, clock.end()),
                        new Absolute(Expression.UNKNOWN, Expression.UNKNOWN, Expression.UNKNOWN, clock(clock))))
                : Optional.empty();
    }

    private static Matcher matcher(Pattern pattern, String text, int from) {
        return pattern.matcher(text).region(from, text.length()).useTransparentBounds(true);
    }

    private static int either(Matcher match, String one, String other) {
        return number(match.group(one) != null ? match.group(one) : match.group(other));
    }

    private static int number(String digits) {
        return digits == null ? Expression.UNKNOWN : Integer.parseInt(digits);
    }

    /** With the time of the day that may follow a date. */
    private static Written dated(String text, int from, int end, Function<Clock, Expression> expression) {
        Matcher clock = matcher(CLOCK, text, end);
        return clock.lookingAt()
                ? new Written(new Span(from, clock.end()), expression.apply(clock(clock)))
                : new Written(new Span(from, end), expression.apply(Clock.NONE));
    }

    private static Clock clock(Matcher clock) {
        int hour = Integer.parseInt(clock.group(2));
        String part = clock.group(1) == null ? "" : clock.group(1);
        int minute = clock.group(3) != null
                ? Integer.parseInt(clock.group(3))
                : "半".equals(clock.group(4)) ? 30 : clock.group(5) == null ? 0 : Integer.parseInt(clock.group(5));
        Clock time = new Clock(hour, minute, clock.group(6) != null);
        if (part.equals("下午")) {
            return hour > 0 && hour < 12 ? new Clock(hour + 12, minute, time.about()) : time;
        }
        return part.startsWith("晚") || part.startsWith("夜") ? time.inTheEvening() : time;
    }

    private static Expression dayWord(String word, Clock clock) {
        return switch (word) {
            case "今" -> new DayWord(0, Reference.NOTE, clock);
            case "昨" -> new DayWord(-1, Reference.NOTE, clock);
            case "前" -> new DayWord(-2, Reference.NOTE, clock);
            case "当" -> new DayWord(0, Reference.PREVIOUS, clock);
            default -> new DayWord(1, Reference.PREVIOUS, clock);
        };
    }

    private static Expression calendarWord(Matcher word) {
        if (word.group(1) != null) {
            int years = switch (word.group(1)) {
                case "今" -> 0;
                case "去" -> -1;
                default -> -2;
            };
            return new CalendarWord(Unit.YEAR, years, number(word.group(2)), number(word.group(3)));
        }
        int offset = word.group(4).equals("上") ? -1 : 0;
        Unit unit = word.group(5) != null ? Unit.MONTH : Unit.WEEK;
        return new CalendarWord(unit, offset, Expression.UNKNOWN, Expression.UNKNOWN);
    }
}
