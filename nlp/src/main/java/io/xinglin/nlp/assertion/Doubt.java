package io.xinglin.nlp.assertion;

import io.xinglin.nlp.text.Cue;
import java.util.regex.Matcher;

/** Whether a finding or disease is only suspected. Stateless. */
final class Doubt {
    private static final int REACH = 24;

    private Doubt() {}

    /** 肺炎待排, 脑出血?, and a name that ends in its own doubt. */
    static boolean after(Context mention) {
        String rest = mention.rest();
        if (Cues.TO_CLARIFY.in(rest)) {
            return !symptom(mention) && !Cues.CAUSE_SOUGHT.in(rest);
        }
        return Cues.POSSIBLE_AFTER.in(rest)
                || Cues.DOUBTED_NAME.in(mention.name())
                || (mention.name().endsWith("待查") && !symptom(mention));
    }

    private static boolean symptom(Context mention) {
        return mention.kind() == Kind.FINDING || Cues.SYMPTOM_NAME.in(mention.name());
    }

    /** 考虑, 不能除外: up to the end of the clause or to a denial. */
    static boolean before(Context mention) {
        String reach = reach(Cues.POSSIBLE_BEFORE, mention.near(REACH));
        return reach != null && !ends(reach) && !Cues.NEGATION.in(reach);
    }

    /** 门诊拟“肺炎”收入院, also over a comma inside the quotation; but not 门诊拟“胃癌术后”. */
    static boolean admittedAs(Context mention) {
        String reach = reach(Cues.ADMITTED_AS, mention.near(REACH));
        boolean suspected = (reach != null && !ends(reach)) || openQuote(mention.before());
        boolean symptom = Cues.SYMPTOM_NAME.in(mention.name())
                && (mention.name().endsWith("待查") || Cues.TO_CLARIFY.in(mention.rest()));
        return suspected && !symptom && !Cues.AFTER_TREATMENT.in(mention.name() + quoted(mention.after()));
    }

    private static boolean openQuote(String before) {
        int cue = Cues.SUSPECTED_QUOTE.last(before);
        return cue >= 0 && before.indexOf('”', cue) < 0;
    }

    private static String quoted(String after) {
        int end = 0;
        while (end < after.length() && ",。;”\"、".indexOf(after.charAt(end)) < 0) {
            end++;
        }
        return after.substring(0, end);
    }

    /** What stands between the last match and the mention; null without a match. */
    private static String reach(Cue cue, String window) {
        if (!cue.possible(window)) {
            return null;
        }
        Matcher matcher = cue.matcher(window);
        int end = -1;
        while (matcher.find()) {
            end = matcher.end();
        }
        return end < 0 ? null : window.substring(end);
    }

    /** A list that the cue itself opens (考虑诊断:1.肺炎) does not end it; the next item of a list does. */
    private static boolean ends(String reach) {
        int colon = reach.indexOf(':');
        boolean opensList = colon >= 0 && colon <= 4 && reach.startsWith("1", colon + 1);
        return Cues.POSSIBLE_ENDS.in(opensList ? reach.substring(Math.min(reach.length(), colon + 3)) : reach);
    }
}
