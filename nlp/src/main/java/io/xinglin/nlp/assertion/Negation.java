package io.xinglin.nlp.assertion;

import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Where a note is negated. A negation reaches to the end of its clause or to a word of contrast, and over a comma where the
 * next clauses only go on enumerating and either 等 or 病史 closes them or the next negation follows. Built once a note in
 * linear time; immutable after.
 */
final class Negation {
    private final Clauses clauses;
    private final boolean[] negated;

    Negation(FoldedText text, Clauses clauses, List<Candidate> candidates) {
        this.clauses = clauses;
        this.negated = new boolean[text.length()];
        boolean commas = false;
        int i = 0;
        while (i < clauses.size()) {
            boolean open = scope(i);
            int next = i + 1;
            if (open) {
                int end = clauses.enumerationEnd(i);
                boolean followed = end < clauses.size() && clauses.open(end - 1) && opens(end);
                if (end > next
                        && (followed || commas || clauses.closes(end - 1) || Cues.COMPANIONS.in(clauses.border(i)))) {
                    Arrays.fill(
                            negated,
                            clauses.span(next).start(),
                            clauses.span(end - 1).end(),
                            true);
                    commas |= followed;
                    next = end;
                }
            }
            commas &= clauses.open(next - 1);
            i = next;
        }
        for (Candidate candidate : candidates) {
            Span span = candidate.span();
            String before = text.folded().substring(Math.max(0, span.start() - 3), span.start());
            negated[Math.min(span.start(), negated.length - 1)] |= Cues.NEGATION_TOUCHING.in(before);
        }
    }

    boolean reaches(Span mention) {
        return negated[mention.start()];
    }

    /** Whether a negation opens in the clause. */
    private boolean opens(int clause) {
        String masked = clauses.masked(clause);
        return Cues.NEGATION.possible(masked) && Cues.NEGATION.in(unmasked(masked));
    }

    /** Marks the reach of each negation of a clause; true when the last one reaches its end and only enumerates. */
    private boolean scope(int i) {
        String masked = clauses.masked(i);
        if (!Cues.NEGATION.possible(masked) || Cues.DOUBLE_NEGATION.in(masked)) {
            return false;
        }
        String clause = unmasked(masked);
        int start = clauses.span(i).start();
        Matcher cue = Cues.NEGATION.matcher(clause);
        Matcher contrast = Cues.CONTRAST.matcher(clause);
        int from = 0;
        boolean open = false;
        while (from < clause.length() && cue.find(from)) {
            boolean stops = contrast.find(cue.end());
            from = stops ? contrast.start() : clause.length();
            Arrays.fill(negated, start + cue.end(), start + from, true);
            open = !stops && clauses.open(i) && clauses.enumerates(i, start + cue.end());
        }
        return open;
    }

    private static String unmasked(String clause) {
        return Cues.PSEUDO_NEGATION.possible(clause)
                ? Cues.PSEUDO_NEGATION.matcher(clause).replaceAll(m -> "＿".repeat(m.end() - m.start()))
                : clause;
    }
}
