package io.xinglin.nlp.assertion;

import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.text.Cue;
import java.util.EnumSet;
import java.util.Set;

/** Whether a mention belongs to the history before the present illness. Stateless. */
final class Past {
    private static final Set<SectionType> ILLNESS = EnumSet.of(
            SectionType.CHIEF_COMPLAINT,
            SectionType.PRESENT_ILLNESS,
            SectionType.ONSET,
            SectionType.TREATMENT_COURSE,
            SectionType.REASON_FOR_ADMISSION,
            SectionType.GENERAL_CONDITION,
            SectionType.PAST_HISTORY);

    private Past() {}

    static boolean holds(Context mention) {
        if (mention.kind() == Kind.ACTION
                && (Cues.STOPPED.in(mention.inClause()) || Cues.STOPPED_AFTER.in(mention.rest()))) {
            return true;
        }
        if (Cues.PAST_AFTER.in(mention.after())) {
            return !Cues.ALLERGEN.in(mention.rest());
        }
        boolean told = mention.past() || toldInSentence(mention);
        boolean treated = mention.kind() == Kind.ACTION && Cues.PAST_TREATMENT.in(mention.before());
        return (told || treated) && !lasts(mention);
    }

    private static boolean toldInSentence(Context mention) {
        Cue cue = ILLNESS.contains(mention.section()) ? Cues.PAST_IN_ILLNESS : Cues.PAST;
        int past = cue.last(mention.before());
        return past >= 0 && past > Math.max(Cues.RESUMED.last(mention.before()), Cues.DIGRESSED.last(mention.before()));
    }

    /** 现口服阿司匹林, and an allergy: no past, wherever it stands. */
    private static boolean lasts(Context mention) {
        return Cues.NOW.in(mention.inClause()) || Cues.ALLERGEN.in(mention.rest());
    }
}
