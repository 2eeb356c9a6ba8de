package io.xinglin.ejb.workitem;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Date times of value representation DT (PS3.5 6.2). */
final class Times {
    private static final DateTimeFormatter DT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSSSSxx").withZone(ZoneOffset.UTC);
    private static final Pattern FORM =
            Pattern.compile("(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(?:\\.(\\d{1,6}))?([+-]\\d{4})?");

    private Times() {}

    static String text(Instant at) {
        return DT.format(at);
    }

    /**
     * The first moment of what the text names, in the server's zone where it names none.
     *
     * @throws ProblemException INVALID for anything else
     */
    static Instant instant(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw invalid(null);
        }
        try {
            var local = LocalDateTime.of(
                    part(match, 1, 0),
                    part(match, 2, 1),
                    part(match, 3, 1),
                    part(match, 4, 0),
                    part(match, 5, 0),
                    Math.min(59, part(match, 6, 0)));
            ZoneId zone = match.group(8) == null ? ZoneId.systemDefault() : ZoneOffset.of(match.group(8));
            return local.atZone(zone).toInstant().plusNanos(nanos(match.group(7)));
        } catch (DateTimeException e) {
            throw invalid(e);
        }
    }

    private static int part(Matcher match, int group, int otherwise) {
        return match.group(group) == null ? otherwise : Integer.parseInt(match.group(group));
    }

    private static long nanos(String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "00000").substring(0, 6)) * 1000;
    }

    private static ProblemException invalid(Exception cause) {
        return new ProblemException(Problem.Category.INVALID, "not a date time (DT)", cause);
    }
}
