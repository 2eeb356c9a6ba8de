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

    private static final int LOOK_AHEAD = 120;

    private final SentenceClassifier classifier;

    Narrative(SentenceClassifier classifier) {
        this.classifier = classifier;
    }

    /** Segments of a 现病史 body. */
    List<Section> inside(FoldedText text, Span body) {
        return runs(text, body).stream().filter(s -> INNER.contains(s.type())).toList();
    }

    /** Sections of a part without headings; inner segments get their 现病史 as parent. */
    List<Section> whole(FoldedText text, Span body) {
        List<Section> sections = new ArrayList<>();
        List<Section> runs = runs(text, body);
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

    private List<Section> runs(FoldedText text, Span body) {
        List<Section> runs = new ArrayList<>();
        SectionType current = SectionType.ONSET;
        int start = body.start();
        for (Span sentence : Sentences.sentences(text, body)) {
            for (Piece piece : pieces(text, sentence, current)) {
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

    private record Piece(int start, SectionType type) {}

    private List<Piece> pieces(FoldedText text, Span sentence, SectionType current) {
        String s = text.folded().substring(sentence.start(), sentence.end());
        Optional<SectionType> opened = opened(s, current);
        if (opened.isPresent() && !INNER.contains(opened.get())) {
            return List.of(new Piece(sentence.start(), opened.get()));
        }
        List<Piece> pieces = new ArrayList<>();
        SectionType state = opened.orElse(current == SectionType.GENERAL_INFORMATION ? SectionType.ONSET : current);
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

    private Optional<SectionType> opened(String s, SectionType current) {
        Optional<SectionType> cue = NarrativeCues.ofSentence(s);
        return cue.isPresent() || INNER.contains(current) ? cue : classifier.classify(s);
    }

    private static int nextClause(String s, int from) {
        int comma = s.indexOf(',', from);
        return comma < 0 ? -1 : comma + 1;
    }
}
