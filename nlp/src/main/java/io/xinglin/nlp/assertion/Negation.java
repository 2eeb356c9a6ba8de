package io.xinglin.nlp.assertion;

import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.List;
import java.util.regex.Matcher;

/** Where each clause of a note is negated. Built once a note; immutable after. */
final class Negation {
    private static final int LONGEST_CLAUSE = 200;

    private final FoldedText text;
    private final List<Span> clauses;
    private final int[] from;
    private final int[] to;

    Negation(FoldedText text, List<Span> clauses, List<Candidate> candidates) {
        this.text = text;
        this.clauses = clauses;
        this.from = new int[clauses.size()];
        this.to = new int[clauses.size()];
        boolean[] covered = new boolean[text.length()];
        for (Candidate candidate : candidates) {
            java.util.Arrays.fill(
                    covered, candidate.span().start(), candidate.span().end(), true);
        }
        for (int i = 0; i < clauses.size(); i++) {
            scope(i, covered);
        }
    }

    /** Whether the negation of its clause reaches the mention, or one follows it. */
    boolean covers(Span mention, int clause) {
        Span span = clauses.get(clause);
        String after = Context.after(text, span, mention);
        if (Cues.NEGATED_AFTER.in(after)) {
            return true;
        }
        return from[clause] < to[clause] && from[clause] <= mention.start() && mention.start() < to[clause];
    }

    private void scope(int i, boolean[] covered) {
        Span span = clauses.get(i);
        int limit = Math.min(span.end(), span.start() + LONGEST_CLAUSE);
        String clause = text.folded().substring(span.start(), limit);
        from[i] = span.end();
        to[i] = span.end();
        if (Cues.DOUBLE_NEGATION.in(clause)) {
            return;
        }
        if (!Cues.NEGATION.possible(clause)) {
            from[i] = i > 0 && continues(i, covered) ? span.start() : span.end();
            return;
        }
        String masked = Cues.PSEUDO_NEGATION.matcher(clause).replaceAll(m -> "＿".repeat(m.end() - m.start()));
        Matcher cue = Cues.NEGATION.matcher(mask(masked, span.start(), covered));
        if (cue.find()) {
            from[i] = span.start() + cue.end();
            to[i] = span.start() + end(masked, cue.end());
        } else if (i > 0 && continues(i, covered)) {
            from[i] = span.start();
        }
    }

    /** A cue inside a mention (不适, 无尿) is part of its name. */
    private static String mask(String clause, int offset, boolean[] covered) {
        StringBuilder out = new StringBuilder(clause);
        for (int k = 0; k < clause.length(); k++) {
            if (covered[offset + k]) {
                out.setCharAt(k, '＿');
            }
        }
        return out.toString();
    }

    private static int end(String clause, int cueEnd) {
        Matcher contrast = Cues.CONTRAST.matcher(clause);
        return contrast.find(cueEnd) ? contrast.start() : clause.length();
    }

    /** 无畏寒、寒战，咳嗽、咳痰等: nothing but mentions and marks, closed by 等, after a clause negated to its end. */
    private boolean continues(int i, boolean[] covered) {
        Span before = clauses.get(i - 1);
        boolean open = from[i - 1] < to[i - 1]
                && to[i - 1] == before.end()
                && (text.charAt(before.end() - 1) == ',' || text.charAt(before.end() - 1) == ';');
        if (!open) {
            return false;
        }
        Span span = clauses.get(i);
        int k = span.start();
        int last = k;
        while (k < span.end() && (covered[k] || "、及和与或 ".indexOf(text.charAt(k)) >= 0)) {
            last = covered[k] ? k : last;
            k++;
        }
        boolean enumeration = covered[last];
        return enumeration && k < span.end() && text.charAt(k) == '等';
    }
}
