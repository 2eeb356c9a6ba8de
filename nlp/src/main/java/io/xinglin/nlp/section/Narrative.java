package io.xinglin.nlp.section;

import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Divides text without headings. A sentence keeps the section of the one before unless a cue or the classifier opens
 * another; 诊疗经过 and 入院依据 may open at a clause.
 */
final class Narrative {
    private static final Set<SectionType> INNER = EnumSet.of(
            SectionType.ONSET,
            SectionType.TREATMENT_COURSE,
            SectionType.REASON_FOR_ADMISSION,
            SectionType.GENERAL_CONDITION);

    private static final Set<SectionType> BEFORE_HISTORY =
            EnumSet.of(SectionType.GENERAL_INFORMATION, SectionType.CHIEF_COMPLAINT);

    /** Inside the history cues alone decide; what follows 一般情况 may be anything. */
    private static final Set<SectionType> CUES_ONLY =
            EnumSet.of(SectionType.ONSET, SectionType.TREATMENT_COURSE, SectionType.REASON_FOR_ADMISSION);

    private static final int LOOK_AHEAD = 120;

    private final SentenceClassifier classifier;

    Narrative(SentenceClassifier classifier) {
        this.classifier = classifier;
    }

    /** Segments of a 现病史 body. */
    List<Section> inside(FoldedText text, Span body) {
        return runs(text, body, true).stream()
                .filter(s -> INNER.contains(s.type()))
                .toList();
    }

    /** Sections of a part without headings; inner segments get their 现病史 as parent. */
    List<Section> whole(FoldedText text, Span body) {
        List<Section> sections = new ArrayList<>();
        List<Section> runs = runs(text, body, false);
        for (int i = 0; i < runs.size(); ) {
            int j = i;
            while (j < runs.size() && INNER.contains(runs.get(j).type())) {
                j++;
            }
            if (j > i) {
                Span parent = new Span(
                        runs.get(i).span().start(), runs.get(j - 1).span().end());
                sections.add(new Section(SectionType.PRESENT_ILLNESS, parent));
                sections.addAll(runs.subList(i, j));
                i = j;
            } else {
                sections.add(runs.get(i++));
            }
        }
        return sections;
    }

    private List<Section> runs(FoldedText text, Span body, boolean inside) {
        List<Section> runs = new ArrayList<>();
        SectionType current = SectionType.ONSET;
        int start = body.start();
        for (Span sentence : Sentences.sentences(text, body)) {
            boolean first = sentence.start() == body.start();
            List<Piece> pieces = first && !inside && complaint(text, sentence, body)
                    ? List.of(new Piece(sentence.start(), SectionType.CHIEF_COMPLAINT))
                    : pieces(text, sentence, current, first && inside);
            for (Piece piece : pieces) {
                if (piece.type != current && piece.start > start) {
                    add(text, runs, current, start, piece.start);
                    start = piece.start;
                }
                current = piece.type;
            }
        }
        add(text, runs, current, start, body.end());
        return runs;
    }

    private static void add(FoldedText text, List<Section> runs, SectionType type, int start, int end) {
        Span span = LayeredSectionFinder.trimEnd(text, new Span(start, end));
        if (span.start() < span.end()) {
            runs.add(new Section(type, span));
        }
    }

    /** 主诉 without its heading, where the note goes on after it. */
    private static boolean complaint(FoldedText text, Span sentence, Span body) {
        return sentence.end() < body.end()
                && NarrativeCues.isComplaint(text.folded().substring(sentence.start(), sentence.end()));
    }

    private record Piece(int start, SectionType type) {}

    private List<Piece> pieces(FoldedText text, Span sentence, SectionType current, boolean opening) {
        String s = text.folded().substring(sentence.start(), sentence.end());
        Optional<SectionType> opened =
                opened(s, current, opensParagraph(text, sentence)).filter(type -> !opening || INNER.contains(type));
        if (opened.isPresent() && !INNER.contains(opened.get())) {
            return List.of(new Piece(sentence.start(), opened.get()));
        }
        List<Piece> pieces = new ArrayList<>();
        if (opened.isEmpty() && current == SectionType.TREATMENT_COURSE && NarrativeCues.opensEpisode(s)) {
            opened = Optional.of(SectionType.ONSET);
        }
        SectionType state = opened.orElse(BEFORE_HISTORY.contains(current) ? SectionType.ONSET : current);
        boolean general = opened.isPresent() && state == SectionType.GENERAL_CONDITION;
        for (int at = 0; at >= 0 && at < s.length(); at = nextClause(s, at)) {
            String rest = s.substring(at, Math.min(s.length(), at + LOOK_AHEAD));
            SectionType next = clause(rest, state, general);
            if (pieces.isEmpty() || next != state) {
                pieces.add(new Piece(sentence.start() + at, next));
            }
            state = next;
        }
        return pieces;
    }

    private static SectionType clause(String rest, SectionType state, boolean general) {
        if (!INNER.contains(state) && state != SectionType.OTHER) {
            return state;
        }
        if (NarrativeCues.opensReason(rest)) {
            return SectionType.REASON_FOR_ADMISSION;
        }
        if (general) {
            return SectionType.GENERAL_CONDITION;
        }
        if (NarrativeCues.opensTreatment(rest)) {
            return SectionType.TREATMENT_COURSE;
        }
        return state;
    }

    private Optional<SectionType> opened(String s, SectionType current, boolean paragraph) {
        Optional<SectionType> cue = NarrativeCues.ofSentence(s);
        if (cue.isPresent() || (CUES_ONLY.contains(current) && !paragraph)) {
            return cue;
        }
        return classifier
                .classify(s)
                .flatMap(type -> type == SectionType.PRESENT_ILLNESS ? history(current) : Optional.of(type));
    }

    /** The classifier's 现病史 is any part of the history: it opens one, but tells its parts not apart. */
    private static Optional<SectionType> history(SectionType current) {
        return BEFORE_HISTORY.contains(current) ? Optional.of(SectionType.ONSET) : Optional.empty();
    }

    /** The first line, and one that begins after a full stop; a line broken inside a sentence opens nothing. */
    private static boolean opensParagraph(FoldedText text, Span sentence) {
        int i = sentence.start() - 1;
        boolean line = false;
        while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
            line |= text.charAt(i) == '\n' || text.charAt(i) == '\r';
            i--;
        }
        return i < 0 || (line && "。!?;".indexOf(text.charAt(i)) >= 0);
    }

    private static int nextClause(String s, int from) {
        int comma = s.indexOf(',', from);
        return comma < 0 ? -1 : comma + 1;
    }
}
