package io.xinglin.nlp.record;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.SectionIndex;
import io.xinglin.nlp.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A note with its mentions in place: what the attribute and record stages read. Immutable. */
final class NoteView {
    private static final Pattern DESCRIPTIVE = Pattern.compile("(?:疼痛)?(?:呈|为|多为|以)[^,]{0,6}(?:痛|痒|咳|便|尿|疹|风团)");

    /** An act that may set off a complaint, by its name and what stands around it: 剧烈咳嗽后, 打喷嚏后突发. */
    private static final Pattern ACT = Pattern.compile("(?:咳嗽|剧咳|咳|喷嚏|哭闹)$");

    private static final Pattern VIOLENT = Pattern.compile("(?:剧烈|用力|猛烈|大声|强烈)地?$");
    private static final Pattern AFTER_ACT = Pattern.compile("^[之以]?[后时](,?)(突发|突然|突感|突觉|即感|随即|立即|诱发)?");
    private static final int NEAR = 4;

    private final FoldedText text;
    private final List<Section> sections;
    private final List<Span> sentences;
    private final List<Span> clauses;
    private final List<Surroundings> mentions = new ArrayList<>();
    private final int[] nextFinding;

    NoteView(FoldedText text, List<Section> sections, List<Candidate> candidates, List<Assertion> assertions) {
        this.text = text;
        this.sections = sections;
        this.clauses = Sentences.clauses(text, new Span(0, text.length()));
        this.sentences = Sentences.sentences(text);
        SectionIndex lookup = new SectionIndex(sections);
        int s = 0;
        int c = 0;
        for (int i = 0; i < candidates.size(); i++) {
            Span span = candidates.get(i).span();
            s = advance(sentences, s, span.start());
            c = advance(clauses, c, span.start());
            MentionType type = MentionType.valueOf(candidates.get(i).label());
            Span clause = clauses.get(c);
            boolean descriptive = type == MentionType.SYMPTOM
                    && ((i > 0 && describes(clause, span)) || (i + 1 < candidates.size() && setsOff(clause, span)));
            mentions.add(new Surroundings(
                    i,
                    span,
                    type,
                    assertions.get(i),
                    sentences.get(s),
                    clause,
                    lookup.innermost(span.start()),
                    descriptive));
        }
        this.nextFinding = new int[mentions.size()];
        int next = text.length();
        for (int i = mentions.size() - 1; i >= 0; i--) {
            nextFinding[i] = next;
            next = mentions.get(i).isFinding() ? mentions.get(i).span().start() : next;
        }
    }

    private boolean describes(Span clause, Span span) {
        int before = span.start() - clause.start();
        return before <= 8
                && DESCRIPTIVE.matcher(folded(clause.start(), span.end())).matches();
    }

    /** Whether a violent act, or one that something suddenly follows, is told of as the cause of what comes next. */
    private boolean setsOff(Span clause, Span span) {
        Matcher after = AFTER_ACT.matcher(folded(span.end(), Math.min(text.length(), span.end() + 6)));
        String words = folded(span.start(), span.end());
        if (!after.find() || !ACT.matcher(words).find()) {
            return false;
        }
        String before = folded(Math.max(clause.start(), span.start() - NEAR), span.start());
        boolean violent = VIOLENT.matcher(before).find() || words.startsWith("剧");
        return after.group(2) != null || (violent && after.group(1).isEmpty());
    }

    private static int advance(List<Span> spans, int from, int offset) {
        int i = from;
        while (i + 1 < spans.size() && spans.get(i).end() <= offset) {
            i++;
        }
        return i;
    }

    FoldedText text() {
        return text;
    }

    String folded(int start, int end) {
        return text.folded().substring(start, Math.max(start, end));
    }

    /** Where the words of a clause end, before its marks and line break. */
    int wordsEnd(Span clause) {
        int end = clause.end();
        while (end > clause.start() && ",。;!? \n\r".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** The words between two mentions. */
    String between(Surroundings first, Surroundings later) {
        int start = first.span().end();
        return folded(start, later.span().start());
    }

    /** As written in the note. */
    String original(int start, int end) {
        return text.written(start, Math.max(start, end));
    }

    List<Section> sections() {
        return sections;
    }

    List<Surroundings> mentions() {
        return mentions;
    }

    /** The clauses of the sentence of {@code mention} after its own, in order. */
    List<Span> clausesAfter(Surroundings mention) {
        List<Span> after = new ArrayList<>();
        for (int i = firstFrom(clauses, mention.clause().end()); i < clauses.size(); i++) {
            if (clauses.get(i).start() >= mention.sentence().end() || after.size() == 8) {
                break;
            }
            after.add(clauses.get(i));
        }
        return after;
    }

    /** The sentence that {@code place} begins in. */
    Span sentenceAround(Span place) {
        return sentences.get(firstFrom(sentences, place.start() + 1) - 1);
    }

    /** The number of the first part that starts at {@code offset} or later. */
    private static int firstFrom(List<Span> parts, int offset) {
        int low = 0;
        int high = parts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (parts.get(middle).start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether a finding begins inside the span. */
    boolean holdsFinding(Span span, int afterNumber) {
        for (int i = Math.max(afterNumber + 1, firstMention(span.start())); i < mentions.size(); i++) {
            Surroundings other = mentions.get(i);
            if (other.span().start() >= span.end()) {
                return false;
            }
            if (other.isFinding()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a drug is named in the clause: what is counted there is its dose. */
    boolean holdsDrug(Span clause) {
        for (int i = firstMention(clause.start()); i < mentions.size(); i++) {
            Surroundings other = mentions.get(i);
            if (other.span().start() >= clause.end()) {
                return false;
            }
            if (other.is(MentionType.DRUG)) {
                return true;
            }
        }
        return false;
    }

    private int firstMention(int offset) {
        int low = 0;
        int high = mentions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mentions.get(middle).span().start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where the next finding after {@code mention} begins; the note's end when there is none. */
    int nextFinding(Surroundings mention) {
        return nextFinding[mention.number()];
    }
}
