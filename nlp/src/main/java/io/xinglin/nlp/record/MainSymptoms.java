package io.xinglin.nlp.record;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;

/** Which symptoms are the main ones. Built once a note. */
final class MainSymptoms {
    private final NoteView view;
    private final boolean complaint;
    private final Span clause;
    private final int from;

    MainSymptoms(NoteView view, Coverage results) {
        this.view = view;
        Surroundings first = first(view, results, true);
        this.complaint = first != null;
        if (first == null) {
            first = first(view, results, false);
        }
        this.clause = first == null ? new Span(0, 0) : first.clause();
        this.from = first == null ? 0 : first.span().start();
    }

    private static Surroundings first(NoteView view, Coverage results, boolean chiefComplaint) {
        for (Surroundings mention : view.mentions()) {
            boolean here = !chiefComplaint || mention.section() == SectionType.CHIEF_COMPLAINT;
            if (here
                    && mention.is(MentionType.SYMPTOM)
                    && mention.assertion() == Assertion.PRESENT
                    && !results.holds(mention.span())
                    && mention.section() != SectionType.GENERAL_CONDITION) {
                return mention;
            }
        }
        return null;
    }

    boolean holds(Surroundings mention) {
        boolean here = complaint
                ? mention.section() == SectionType.CHIEF_COMPLAINT
                : mention.clause().equals(clause);
        if (!here || mention.span().start() < from) {
            return false;
        }
        String between = view.folded(from, mention.span().start());
        return between.indexOf('伴') < 0 && !between.contains("并有") && !between.contains("加重");
    }
}
