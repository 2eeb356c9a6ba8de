package io.xinglin.nlp.section;

import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
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

    /** The candidates that are no heading and no part of a document's title. */
    public static List<Candidate> drop(String note, List<Section> sections, List<Candidate> candidates) {
        Set<Integer> starts = new HashSet<>();
        for (Section section : sections) {
            starts.add(section.span().start());
        }
        Section title = null;
        List<Candidate> kept = new ArrayList<>(candidates.size());
        int next = 0;
        for (Candidate candidate : candidates) {
            Span span = candidate.span();
            while (next < sections.size() && sections.get(next).span().start() <= span.start()) {
                title = sections.get(next).type() == SectionType.OTHER ? sections.get(next) : title;
                next++;
            }
            boolean inTitle = title != null && title.span().contains(span);
            boolean heading = starts.contains(span.start())
                    && Headings.isName(FoldedText.of(span.of(note)).folded());
            if (!inTitle && !heading) {
                kept.add(candidate);
            }
        }
        return kept;
    }
}
