package io.xinglin.nlp.section;

import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The headings of a note; keeps them (体格检查：, 婚育史：) from being taken for mentions. Stateless. */
public final class HeadingWords {
    private HeadingWords() {}

    /** Where the headings of a note stand, with their colon. */
    public static List<Span> find(String note) {
        return Headings.find(FoldedText.of(note)).stream()
                .map(heading -> new Span(heading.start(), heading.bodyStart()))
                .toList();
    }

    /** The candidates that are no heading; those of a section without a heading are all kept. */
    public static List<Candidate> drop(String note, List<Section> sections, List<Candidate> candidates) {
        Set<Integer> starts = new HashSet<>();
        for (Section section : sections) {
            starts.add(section.span().start());
        }
        return candidates.stream()
                .filter(candidate -> !starts.contains(candidate.span().start())
                        || !Headings.isName(
                                FoldedText.of(candidate.span().of(note)).folded()))
                .toList();
    }
}
