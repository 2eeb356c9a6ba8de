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
                && (Cues.STOPPED.in(mention.inClause()) || Cues.STOPPED_AFTER.in(mention.after()))) {
            return true;
        }
        if (Cues.ALLERGEN.in(mention.after())) {
            return false;
        }
        if (Cues.PAST_AFTER.in(mention.after())) {
            return true;
        }
        if (Cues.NOW.in(mention.inClause())) {
            return false;
        }
        if (mention.kind() == Kind.ACTION && Cues.PAST_TREATMENT.in(mention.before())) {
            return true;
        }
        int resumed = Cues.RESUMED.last(mention.before());
        if (mention.section() == SectionType.PAST_HISTORY) {
            return resumed < 0;
        }
        Cue cue = ILLNESS.contains(mention.section()) ? Cues.PAST_IN_ILLNESS : Cues.PAST;
        int past = cue.last(mention.before());
        return past >= 0 && past > resumed;
    }
}
