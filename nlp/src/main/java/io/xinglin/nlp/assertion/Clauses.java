package io.xinglin.nlp.assertion;

import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The clauses of a note and which of them do nothing but go on enumerating: 呕吐 in 无恶心,呕吐,无腹痛. Built once a note in
 * linear time; not for use by many threads.
 */
final class Clauses {
    private static final int LONGEST = 200;
    private static final int LONGEST_UNKNOWN = 4;
    private static final int BORDER = 4;
    private static final String JOINERS = "、及和与或并 ";
    private static final char MASK = '＿';

    /** A clause that ends in one of these goes on in the next line. */
    private static final String LEFT_OPEN = "无未不、及和或";

    private final FoldedText text;
    private final List<Span> spans;
    private final SpanIndex index;
    private final String[] masked;
    private final boolean[] covered;
    private final boolean[] startsAnew;

    Clauses(FoldedText text, List<Candidate> candidates, List<Kind> kinds) {
        this.text = text;
        this.spans = joined(text, Sentences.clauses(text, new Span(0, text.length())));
        this.index = new SpanIndex(spans);
        this.masked = new String[spans.size()];
        this.covered = new boolean[text.length()];
        this.startsAnew = new boolean[text.length()];
        for (int i = 0; i < candidates.size(); i++) {
            Span span = candidates.get(i).span();
            boolean anew = kinds.get(i) == Kind.SITE
                    || Cues.NORMAL_NAME.in(text.folded().substring(span.start(), span.end()));
            Arrays.fill(anew ? startsAnew : covered, span.start(), span.end(), true);
        }
    }

    /** A line break right after 无, 否认 or a mark of enumeration breaks no clause. */
    private static List<Span> joined(FoldedText text, List<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && brokenAfterCue(text, last)) {
                joined.set(joined.size() - 1, new Span(last.start(), span.end()));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    private static boolean brokenAfterCue(FoldedText text, Span clause) {
        int end = clause.end();
        while (end > clause.start() && "\n\r ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end < clause.end()
                && end > clause.start()
                && (LEFT_OPEN.indexOf(text.charAt(end - 1)) >= 0
                        || text.folded().startsWith("否认", Math.max(0, end - 2)));
    }

    int size() {
        return spans.size();
    }

    Span span(int clause) {
        return spans.get(clause);
    }

    int at(int offset) {
        return index.numberAt(offset);
    }

    /** The clause, cut where it is far too long. */
    String of(int clause) {
        Span span = spans.get(clause);
        return text.folded().substring(span.start(), Math.min(span.end(), span.start() + LONGEST));
    }

    /** The clause with its mentions masked: a cue inside a mention (不适, 无尿) is part of its name. */
    String masked(int clause) {
        if (masked[clause] == null) {
            masked[clause] = mask(clause);
        }
        return masked[clause];
    }

    private String mask(int clause) {
        StringBuilder out = new StringBuilder(of(clause));
        int offset = spans.get(clause).start();
        for (int k = 0; k < out.length(); k++) {
            if (covered[offset + k]) {
                out.setCharAt(k, MASK);
            }
        }
        return out.toString();
    }

    /** Whether a comma, and not the end of a sentence, closes the clause. */
    boolean open(int clause) {
        return text.charAt(spans.get(clause).end() - 1) == ',';
    }

    /** Whether a mention is the last thing said in the clause. */
    boolean endsInMention(int clause) {
        int end = spans.get(clause).end();
        return end >= 2 && covered[end - 2];
    }

    /** The last words of a clause and the first of the next, without the comma between them. */
    String border(int clause) {
        int end = spans.get(clause).end();
        int from = Math.max(spans.get(clause).start(), end - BORDER);
        return text.folded().substring(from, end - 1)
                + text.folded().substring(end, Math.min(text.length(), end + BORDER));
    }

    /** The first clause after {@code clause} that is more than a piece of the enumeration before it. */
    int enumerationEnd(int clause) {
        int next = clause + 1;
        while (next < spans.size()
                && open(next - 1)
                && rest(next, spans.get(next).start()) != Rest.MORE) {
            next++;
        }
        return next;
    }

    /** Whether 等, 病史 or the like closes the enumeration that ends with this clause. */
    boolean closes(int clause) {
        return rest(clause, spans.get(clause).start()) == Rest.CLOSED;
    }

    /** Whether from {@code offset} on the clause only enumerates. */
    boolean enumerates(int clause, int offset) {
        return rest(clause, offset) != Rest.MORE;
    }

    private enum Rest {
        BARE,
        CLOSED,
        MORE
    }

    /** What is left of a clause, from an offset on, without its mentions and the marks between them. */
    private Rest rest(int clause, int offset) {
        int end = spans.get(clause).end();
        if (end - offset > LONGEST) {
            return Rest.MORE;
        }
        StringBuilder left = new StringBuilder();
        boolean mention = false;
        for (int k = offset; k < end; k++) {
            char c = text.charAt(k);
            if (covered[k]) {
                mention = true;
            } else if (startsAnew[k]) {
                return Rest.MORE;
            } else if (JOINERS.indexOf(c) < 0 && ",。;!?\n\r".indexOf(c) < 0) {
                left.append(c);
            }
        }
        String rest = left.toString();
        if (rest.isEmpty()) {
            return mention ? Rest.BARE : Rest.MORE;
        }
        if (mention) {
            return Cues.ENUMERATION_TAIL.in(rest) ? Rest.CLOSED : Rest.MORE;
        }
        boolean word = rest.length() <= LONGEST_UNKNOWN
                && !Cues.AFFIRMED.in(rest)
                && !Cues.NEGATION.in(rest)
                && rest.codePoints().allMatch(Character::isIdeographic);
        return word ? Rest.BARE : Rest.MORE;
    }
}
