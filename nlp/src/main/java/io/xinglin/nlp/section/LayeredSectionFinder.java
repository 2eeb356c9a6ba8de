package io.xinglin.nlp.section;

import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionFinder;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Sections by headings, and where no heading binds a sentence by the most probable path of sections through the note; 现病史
 * is divided into its segments. Every character that is not blank belongs to a section. Time is linear in the note's length.
 * Safe for use by many threads.
 */
public final class LayeredSectionFinder implements SectionFinder {
    private final SectionPath path;

    /** With the order of sections that the product ships. */
    public LayeredSectionFinder(SentenceClassifier classifier) {
        this(classifier, SectionOrder.shipped());
    }

    public LayeredSectionFinder(SentenceClassifier classifier, SectionOrder order) {
        this.path = new SectionPath(classifier, order);
    }

    @Override
    public List<Section> find(String note) {
        FoldedText text = FoldedText.of(note);
        List<Headings.Heading> headings = Headings.find(text);
        List<Unit> units = Unit.of(text, headings);
        SectionType[] types = path.of(text, units);
        List<Section> sections = new ArrayList<>();
        int heading = 0;
        for (int i = 0; i < types.length; ) {
            int next = i + 1;
            while (next < types.length && types[next] == types[i] && continues(units.get(next), types[next])) {
                next++;
            }
            Span span = trimEnd(
                    text,
                    new Span(
                            units.get(i).span().start(),
                            units.get(next - 1).span().end()));
            sections.add(new Section(types[i], span));
            if (types[i] == SectionType.PRESENT_ILLNESS) {
                while (heading + 1 < headings.size()
                        && headings.get(heading + 1).start() <= span.start()) {
                    heading++;
                }
                int body = units.get(i).opens() ? headings.get(heading).bodyStart() : span.start();
                sections.addAll(PresentIllness.segments(text, trimEnd(text, new Span(body, span.end()))));
            }
            i = next;
        }
        return sections;
    }

    /** Whether a sentence goes on with the section of the one before: it opens no section of its own. */
    private static boolean continues(Unit unit, SectionType type) {
        return !unit.opens() || unit.heading().orElseThrow() != type;
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
