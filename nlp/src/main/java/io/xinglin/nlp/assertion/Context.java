package io.xinglin.nlp.assertion;

import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.EnumSet;
import java.util.Set;

/** Reads the words before and after a mention; never looks further than {@link #REACH} characters. Stateless. */
final class Context {
    private static final int REACH = 80;
    private static final Set<SectionType> ILLNESS = EnumSet.of(
            SectionType.PRESENT_ILLNESS,
            SectionType.ONSET,
            SectionType.TREATMENT_COURSE,
            SectionType.REASON_FOR_ADMISSION,
            SectionType.GENERAL_CONDITION);

    private Context() {}

    static String before(FoldedText text, Span part, Span mention) {
        int from = Math.max(part.start(), mention.start() - REACH);
        return text.folded().substring(Math.min(from, mention.start()), mention.start());
    }

    static String after(FoldedText text, Span part, Span mention) {
        int to = Math.min(part.end(), mention.end() + REACH);
        return text.folded().substring(mention.end(), Math.max(to, mention.end()));
    }

    static boolean possible(String inClause, String after) {
        if (Cues.POSSIBLE_AFTER.in(after)) {
            return true;
        }
        String reach = inClause.substring(Math.max(0, inClause.length() - 24));
        int cue = Cues.POSSIBLE_BEFORE.last(reach);
        return cue >= 0 && enumerates(reach.substring(cue));
    }

    /** 拟诊“A、B”, also over a comma: the cue's quotation is still open. */
    static boolean suspected(String before, String inClause) {
        if (inClause.length() >= before.length()) {
            return false;
        }
        int cue = Cues.SUSPECTED_QUOTE.last(before);
        return cue >= 0 && before.indexOf('”', cue) < 0;
    }

    /** No clause ends, and nothing is affirmed, between the cue and the mention. */
    private static boolean enumerates(String s) {
        return s.indexOf(',') < 0 && s.indexOf(';') < 0 && !s.contains("收入") && !s.contains("给予") && !s.contains("治疗");
    }

    static boolean planned(String inClause) {
        int cue = Cues.PLANNED.last(inClause);
        return cue >= 0 && inClause.length() - cue <= 24;
    }

    static boolean past(SectionType section, String before, String after) {
        if (section == SectionType.PAST_HISTORY || Cues.PAST_AFTER.in(after)) {
            return true;
        }
        boolean illness = ILLNESS.contains(section);
        return (illness ? Cues.PAST_IN_ILLNESS : Cues.PAST).in(before);
    }
}
