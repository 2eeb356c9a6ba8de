package io.xinglin.nlp.section;

import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionFinder;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sections by headings; where there are none by cues and the sentence classifier; 现病史 is divided into its inner
 * segments. Every character that is not blank belongs to a section. Safe for use by many threads.
 */
public final class LayeredSectionFinder implements SectionFinder {
    private final Narrative narrative;

    public LayeredSectionFinder(SentenceClassifier classifier) {
        this.narrative = new Narrative(classifier);
    }

    @Override
    public List<Section> find(String note) {
        FoldedText text = FoldedText.of(note);
        List<Section> sections = new ArrayList<>();
        List<Headings.Heading> headings = Headings.find(text);
        int free = headings.isEmpty() ? text.length() : headings.get(0).start();
        narrative(text, new Span(0, free), sections);
        for (int i = 0; i < headings.size(); i++) {
            Headings.Heading heading = headings.get(i);
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : text.length();
            sections.add(new Section(heading.type(), trimEnd(text, new Span(heading.start(), end))));
            if (heading.type() == SectionType.PRESENT_ILLNESS) {
                inner(text, new Span(heading.bodyStart(), end), sections);
            }
        }
        sections.sort(Comparator.<Section>comparingInt(s -> s.span().start())
                .thenComparing(s -> -s.span().end()));
        return sections;
    }

    private void inner(FoldedText text, Span body, List<Section> sections) {
        sections.addAll(narrative.inside(text, trimEnd(text, body)));
    }

    private void narrative(FoldedText text, Span free, List<Section> sections) {
        Span span = trimEnd(text, free);
        if (span.start() < span.end()) {
            sections.addAll(narrative.whole(text, span));
        }
    }

    static Span trimEnd(FoldedText text, Span span) {
        int end = span.end();
        while (end > span.start() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = span.start();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return new Span(start, end);
    }
}
