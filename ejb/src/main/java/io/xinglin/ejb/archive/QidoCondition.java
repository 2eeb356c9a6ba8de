package io.xinglin.ejb.archive;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One attribute's condition in JPQL (PS3.4 C.2.2.2): values are always parameters, never part of the text.
 *
 * @param text with named parameters; empty for universal matching
 */
record QidoCondition(String text, Map<String, Object> parameters) {
    private static final QidoCondition ANY = new QidoCondition("", Map.of());
    private static final char ESCAPE = '!';

    static QidoCondition of(QidoAttribute attribute, String value) {
        String wanted = value.strip();
        if (wanted.isEmpty() || wanted.equals("*")) {
            return ANY;
        }
        String column = attribute.column();
        String name = attribute.name();
        return switch (attribute.matching()) {
            case TEXT -> like(column, name, wanted);
            case NAME -> like("lower(" + column + ")", name, wanted.toLowerCase(Locale.ROOT));
            case UID -> uids(column, name, wanted);
            case NUMBER -> new QidoCondition(column + " = :" + name, Map.of(name, number(wanted)));
            case DATE -> dates(column, name, wanted);
            case ANY_SERIES -> anySeries(column, name, wanted);
        };
    }

    private static QidoCondition anySeries(String column, String name, String wanted) {
        QidoCondition inner = like(column, name, wanted);
        return new QidoCondition(
                "exists (select m from SeriesRow m where m.study = s and " + inner.text() + ")", inner.parameters());
    }

    private static QidoCondition like(String column, String name, String wanted) {
        if (wanted.indexOf('*') < 0 && wanted.indexOf('?') < 0) {
            return new QidoCondition(column + " = :" + name, Map.of(name, wanted));
        }
        var pattern = new StringBuilder();
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            switch (c) {
                case '*' -> pattern.append('%');
                case '?' -> pattern.append('_');
                case '%', '_', ESCAPE -> pattern.append(ESCAPE).append(c);
                default -> pattern.append(c);
            }
        }
        return new QidoCondition(
                column + " like :" + name + " escape '" + ESCAPE + "'", Map.of(name, pattern.toString()));
    }

    private static QidoCondition uids(String column, String name, String wanted) {
        List<String> list = Arrays.stream(wanted.split("[,\\\\]"))
                .map(String::strip)
                .filter(uid -> !uid.isEmpty())
                .toList();
        return new QidoCondition(column + " in :" + name, Map.of(name, list));
    }

    private static Integer number(String wanted) {
        try {
            return Integer.valueOf(wanted);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.Category.INVALID, "not a whole number", e);
        }
    }

    /** {@code 20240101}, {@code 20240101-20240131}, {@code -20240131}, {@code 20240101-}; days of the server's zone. */
    private static QidoCondition dates(String column, String name, String wanted) {
        int dash = wanted.indexOf('-');
        String from = dash < 0 ? wanted : wanted.substring(0, dash);
        String to = dash < 0 ? wanted : wanted.substring(dash + 1);
        Instant first = from.isEmpty() ? Instant.EPOCH.minusSeconds(10_000_000_000L) : startOf(day(from));
        Instant last = to.isEmpty() ? Instant.parse("9999-01-01T00:00:00Z") : startOf(day(to).plusDays(1));
        return new QidoCondition(
                column + " >= :" + name + "From and " + column + " < :" + name + "To",
                Map.of(name + "From", first, name + "To", last));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new ProblemException(Problem.Category.INVALID, "not a DICOM date or range", e);
        }
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
}
