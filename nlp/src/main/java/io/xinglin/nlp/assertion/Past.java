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
            SectionType.GENERAL_CONDITION);

    private Past() {}

    static boolean holds(Context mention) {
        if (mention.kind() == Kind.ACTION
                && (Cues.STOPPED.in(mention.inClause()) || Cues.STOPPED_AFTER.in(mention.rest()))) {
            return true;
        }
        if (Cues.PAST_AFTER.in(mention.after())) {
            return !Cues.ALLERGEN.in(mention.rest());
        }
        if (mention.section() == SectionType.PAST_HISTORY) {
            return Cues.RESUMED.last(mention.before()) < 0 && !lasts(mention);
        }
        Cue cue = ILLNESS.contains(mention.section()) ? Cues.PAST_IN_ILLNESS : Cues.PAST;
        int past = cue.last(mention.before());
        boolean told = past >= 0 && past > Cues.RESUMED.last(mention.before());
        boolean treated = mention.kind() == Kind.ACTION && Cues.PAST_TREATMENT.in(mention.before());
        return (told || treated) && !lasts(mention);
    }

    /** 现口服阿司匹林, and an allergy: no past, wherever it stands. */
    private static boolean lasts(Context mention) {
        return Cues.NOW.in(mention.inClause()) || Cues.ALLERGEN.in(mention.rest());
    }
}
