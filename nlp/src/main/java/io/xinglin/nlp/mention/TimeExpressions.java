package io.xinglin.nlp.mention;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds points in time and durations as written (17小时前, 2个月前, 入院前3天, 2016-10-29, 去年). Stateless. */
public final class TimeExpressions {
    private static final String NUMBER = "(?:\\d{1,4}(?:\\.\\d)?(?:[-~至—]\\d{1,4})?|[半一二两三四五六七八九十百数几多]{1,4})";
    private static final String UNIT =
            "(?:个?多?小时|个?半小时|个?钟头?|分钟|天|日(?!次)|个?多?月(?!经)|个?半月|周(?!围|期|次)|个?星期|年(?!龄|级|余前)|年)";
    private static final String MONTH = "(?:1[0-2]|0?[1-9])";
    /** Dates come first: 2016年3月5日 is no sequence of lengths. */
    private static final String DATE = "(?:19|20)\\d{2}(?:年(?:" + MONTH + "月(?:[0-3]?\\d[日号])?)?|[-./]" + MONTH
            + "(?:[-./][0-3]?\\d日?)?(?!\\d))|" + MONTH + "月[0-3]?\\d[日号]";

    private static final String YEAR_OR_MONTH =
            "(?:[去今]|(?<![目以之])前)年(?![龄级])(?:" + MONTH + "月(?:[0-3]?\\d[日号])?)?|[上本](?:个?月(?!经)|周(?![围期]))|自幼|自小|幼年";
    private static final String COUNT = "(?:(?:入院|术|就诊|发病|起病|孕|产|伤)?[前后]第?|(?:病程|住院|入院)第)?" + NUMBER + "[ ]?[余多来]?"
            + UNIT + "[余多半]?(?:前|来|后|以来|之前|内|间)?";
    private static final String DAY_WORD = "[昨今前次当翌][天日晚晨早夜](?:上午|下午|晚上|凌晨|夜间)?";
    private static final String CLOCK = "(?<=[于在约日晨午晚天,。;])(?:2[0-3]|[01]?\\d):[0-5]\\d(?!\\d)";
    private static final Pattern TIME =
            Pattern.compile(DATE + "|" + YEAR_OR_MONTH + "|" + COUNT + "|" + DAY_WORD + "|孕\\d{1,2}\\+?\\d?周|" + CLOCK);

    /** Each expression begins with a digit or with one of these. */
    private static final String OPENING = "半一二两三四五六七八九十百数几多入术就发起孕产伤前后昨今次当翌去上本自幼病住";

    private TimeExpressions() {}

    public static List<Span> find(FoldedText text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = TIME.matcher(text.folded()).useTransparentBounds(true);
        int at = 0;
        while (at < text.length()) {
            if (!opens(text.charAt(at)) || !matcher.region(at, text.length()).lookingAt()) {
                at++;
                continue;
            }
            if (!insideNumber(text, at)) {
                spans.add(new Span(at, matcher.end()));
            }
            at = matcher.end();
        }
        return spans;
    }

    private static boolean opens(char c) {
        return (c >= '0' && c <= '9') || (c > 127 && OPENING.indexOf(c) >= 0);
    }

    private static boolean insideNumber(FoldedText text, int start) {
        if (start == 0 || !Character.isDigit(text.charAt(start))) {
            return false;
        }
        char before = text.charAt(start - 1);
        return Character.isDigit(before) || before == '.' || before == '/';
    }
}
