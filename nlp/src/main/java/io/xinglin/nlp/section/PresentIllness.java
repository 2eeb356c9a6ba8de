package io.xinglin.nlp.section;

import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Divides a 现病史 into its segments by cues. A sentence keeps the segment of the one before unless a cue opens another;
 * 诊疗经过 and 入院依据 may open at a clause. A sentence of another history among them belongs to no segment. Stateless.
 */
final class PresentIllness {
    private static final Set<SectionType> SEGMENTS = EnumSet.of(
            SectionType.ONSET,
            SectionType.TREATMENT_COURSE,
            SectionType.REASON_FOR_ADMISSION,
            SectionType.GENERAL_CONDITION);

    private static final int LOOK_AHEAD = 120;

    private record Piece(int start, SectionType type) {}

    private PresentIllness() {}

    /** The segments of a 现病史 without its heading. */
    static List<Section> segments(FoldedText text, Span body) {
        List<Section> segments = new ArrayList<>();
        SectionType current = SectionType.ONSET;
        int start = body.start();
        for (Span sentence : Sentences.sentences(text, body)) {
            for (Piece piece : pieces(text, sentence, current, sentence.start() == body.start())) {
                if (piece.type != current && piece.start > start) {
                    add(text, segments, current, start, piece.start);
                    start = piece.start;
                }
                current = piece.type;
            }
        }
        add(text, segments, current, start, body.end());
        return segments;
    }

    private static void add(FoldedText text, List<Section> segments, SectionType type, int start, int end) {
        Span span = LayeredSectionFinder.trimEnd(text, new Span(start, end));
        if (span.start() < span.end() && SEGMENTS.contains(type)) {
            segments.add(new Section(type, span));
        }
    }

    private static List<Piece> pieces(FoldedText text, Span sentence, SectionType current, boolean opening) {
        String s = text.folded().substring(sentence.start(), sentence.end());
        boolean general = NarrativeCues.isGeneral(s);
        if (!general && !opening && NarrativeCues.isOtherHistory(s)) {
            return List.of(new Piece(sentence.start(), SectionType.OTHER));
        }
        SectionType state = current == SectionType.OTHER ? SectionType.ONSET : current;
        if (general) {
            state = SectionType.GENERAL_CONDITION;
        } else if (state == SectionType.TREATMENT_COURSE && NarrativeCues.opensEpisode(s)) {
            state = SectionType.ONSET;
        }
        List<Piece> pieces = new ArrayList<>();
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
        if (NarrativeCues.opensReason(rest)) {
            return SectionType.REASON_FOR_ADMISSION;
        }
        if (general) {
            return SectionType.GENERAL_CONDITION;
        }
        return NarrativeCues.opensTreatment(rest) ? SectionType.TREATMENT_COURSE : state;
    }

    private static int nextClause(String s, int from) {
        int comma = s.indexOf(',', from);
        return comma < 0 ? -1 : comma + 1;
    }
}
