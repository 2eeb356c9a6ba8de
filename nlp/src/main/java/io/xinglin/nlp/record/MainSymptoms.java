package io.xinglin.nlp.record;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import java.util.List;

/** Which symptoms are the main ones. Built once a note. */
final class MainSymptoms {
    private final boolean complaint;
    private final Span clause;
    private final int from;
    private final int until;

    MainSymptoms(NoteView view, Coverage results) {
        Surroundings first = first(view, results, true);
        this.complaint = first != null;
        if (first == null) {
            first = first(view, results, false);
        }
        this.clause = first == null ? new Span(0, 0) : reach(view, first);
        this.from = first == null ? 0 : first.span().start();
        this.until = until(view.text().folded(), from);
    }

    /** Its clause; the whole sentence where that is a complaint: 主因A2月，B1周入院. */
    private static Span reach(NoteView view, Surroundings first) {
        int from = Math.max(first.sentence().start(), first.span().start() - 12);
        boolean reason = view.folded(from, first.span().start()).indexOf('因') >= 0
                && view.folded(from, first.sentence().end()).contains("入院");
        return reason ? first.sentence() : first.clause();
    }

    private static Surroundings first(NoteView view, Coverage results, boolean chiefComplaint) {
        for (Surroundings mention : view.mentions()) {
            boolean here = !chiefComplaint || mention.section() == SectionType.CHIEF_COMPLAINT;
            if (here
                    && mention.is(MentionType.SYMPTOM)
                    && !mention.descriptive()
                    && mention.assertion() == Assertion.PRESENT
                    && !results.holds(mention.span())
                    && mention.section() != SectionType.GENERAL_CONDITION) {
                return mention;
            }
        }
        return null;
    }

    boolean holds(Surroundings mention) {
        boolean here = complaint ? mention.section() == SectionType.CHIEF_COMPLAINT : clause.contains(mention.span());
        if (!here || mention.span().start() < from) {
            return false;
        }
        return mention.span().start() <= until;
    }

    /** Where the words begin that part the accompanying symptoms from the main ones. */
    private static int until(String folded, int from) {
        int until = folded.length();
        for (String word : List.of("伴", "并有", "加重")) {
            int at = folded.indexOf(word, from);
            until = at < 0 ? until : Math.min(until, at);
        }
        return until;
    }
}
