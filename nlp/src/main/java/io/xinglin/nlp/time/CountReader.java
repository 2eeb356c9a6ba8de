package io.xinglin.nlp.time;

import io.xinglin.core.note.ClinicalTime.Reference;
import io.xinglin.core.note.ClinicalTime.Relation;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.time.Expression.Counted;
import io.xinglin.nlp.time.Expression.DayOf;
import io.xinglin.nlp.time.Expression.Written;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads counted times: 17小时前, 3天余, 2周来, 入院前1周, 术后第2天, 持续3天. Stateless. */
final class CountReader {
    private static final Pattern COUNT = Pattern.compile("(?<lead>(?:入院|住院|手术|术|就诊|来院|发病|起病|病程|病|孕|产|伤|生)?[前后]?第?)"
            + "(?<number>\\d{1,4}(?:\\.\\d)?|[半一二两三四五六七八九十百数几多]{1,4}?)(?:[-~至—](?<most>\\d{1,4}))?(?:\\+(?<days>\\d))?[ ]?"
            + "(?<about>[余多来])?个?(?<half>[多半])?(?<unit>小时|钟头|分钟|钟|天|日|月|周|星期|年)"
            + "(?<more>余|多|半|许|左右|以上)?(?<side>以前|之前|前|以来|来|之后|后|内|间)?");
    private static final Pattern LEAD = Pattern.compile(
            "(?<what>入院|住院|手术|术|就诊|来院|发病|起病|病程|病|孕|产|伤|出生|(?<!发)生)?(?<side>[前后])?(?<nth>第)?(?<about>大约|约|近)?$");

    /** As far back as a lead reaches: 手术后第约. */
    private static final int LEAD_LENGTH = 6;

    private CountReader() {}

    /** The counted time that begins at {@code from}, with the words before it that say what it counts from. */
    static Optional<Written> at(String text, int from) {
        Matcher count = COUNT.matcher(text).region(from, text.length());
        if (!count.lookingAt()) {
            return Optional.empty();
        }
        int number = count.start("number");
        Matcher lead = LEAD.matcher(text)
                .region(Math.max(0, number - LEAD_LENGTH), number)
                .useTransparentBounds(true);
        boolean found = lead.find();
        Expression expression = expression(count, found ? lead : null);
        int start = found && lead.start() < from && isLed(expression) ? lead.start() : from;
        return Optional.of(new Written(new Span(start, count.end()), expression));
    }

    private static boolean isLed(Expression expression) {
        return expression instanceof DayOf
                || (expression instanceof Counted counted && counted.reference() != Reference.NONE);
    }

    private static Expression expression(Matcher count, Matcher lead) {
        String what = lead == null || lead.group("what") == null ? "" : lead.group("what");
        String before = lead == null || lead.group("side") == null ? "" : lead.group("side");
        String about = lead == null || lead.group("about") == null ? "" : lead.group("about");
        boolean nth = lead != null && lead.group("nth") != null;
        Amount amount = amount(count, !about.isEmpty());
        Unit unit = Unit.of(count.group("unit"));
        Reference reference = reference(what);
        if (nth && amount != null && unit == Unit.DAY && reference != Reference.NONE) {
            return new DayOf(amount.count(), reference == Reference.OPERATION ? 1 : 0, reference);
        }
        String side = count.group("side") == null ? "" : count.group("side");
        if (what.equals("孕")) {
            return new Counted(amount, Relation.AFTER, Reference.LAST_PERIOD);
        }
        if (!before.isEmpty() && reference != Reference.NONE) {
            return new Counted(amount, before.equals("前") ? Relation.BEFORE : Relation.AFTER, reference);
        }
        if (side.endsWith("前")) {
            return new Counted(amount, Relation.BEFORE, reference == Reference.ADMISSION ? reference : Reference.NOTE);
        }
        if (side.endsWith("来") || side.equals("内") || side.equals("间") || about.equals("近")) {
            return new Counted(amount, Relation.UNTIL, Reference.NOTE);
        }
        return side.endsWith("后")
                ? new Counted(amount, Relation.AFTER, Reference.PREVIOUS)
                : new Counted(amount, Relation.NONE, Reference.NONE);
    }

    private static Reference reference(String what) {
        return switch (what) {
            case "入院", "住院", "就诊", "来院" -> Reference.ADMISSION;
            case "手术", "术" -> Reference.OPERATION;
            case "发病", "起病", "病程", "病" -> Reference.ONSET;
            case "出生", "生" -> Reference.BIRTH;
            case "孕" -> Reference.LAST_PERIOD;
            case "产", "伤" -> Reference.EVENT;
            default -> Reference.NONE;
        };
    }

    private static Amount amount(Matcher count, boolean about) {
        String number = count.group("number");
        String most = count.group("most");
        if (most == null && number.length() == 2 && number.charAt(0) != '十' && !Character.isDigit(number.charAt(0))) {
            OptionalDouble first = Numeral.of(number.substring(0, 1));
            OptionalDouble second = Numeral.of(number.substring(1));
            if (first.isPresent() && second.isPresent() && second.getAsDouble() == first.getAsDouble() + 1) {
                return Amount.of(first.getAsDouble(), second.getAsDouble(), Unit.of(count.group("unit")), about);
            }
        }
        OptionalDouble least = Numeral.of(number);
        OptionalDouble greatest = most == null ? least : Numeral.of(most);
        if (least.isEmpty() || greatest.isEmpty()) {
            return null;
        }
        boolean half = "半".equals(count.group("half")) || "半".equals(count.group("more"));
        double extra = half ? 0.5 : 0;
        boolean approximate = about
                || count.group("about") != null
                || "多".equals(count.group("half"))
                || (count.group("more") != null && !half);
        Unit unit = Unit.of(count.group("unit"));
        if (count.group("days") != null && unit == Unit.WEEK) {
            int days = (int) (greatest.getAsDouble() * 7) + Integer.parseInt(count.group("days"));
            return new Amount(days, days, Unit.DAY, approximate);
        }
        double greater = Math.max(least.getAsDouble(), greatest.getAsDouble()) + extra;
        return Amount.of(Math.min(least.getAsDouble() + extra, greater), greater, unit, approximate);
    }
}
