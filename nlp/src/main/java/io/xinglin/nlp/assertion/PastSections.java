package io.xinglin.nlp.assertion;

import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.text.FoldedText;
import java.util.Arrays;
import java.util.List;

/**
 * Where a note stands under the heading of a past history, up to where it comes back to the present illness. A section
 * without a heading was guessed from its sentences; there the words of each sentence decide. Built once a note in linear
 * time; immutable after.
 */
final class PastSections {
    private static final int HEADING = 16;

    private final boolean[] past;

    PastSections(FoldedText text, List<Section> sections) {
        past = new boolean[text.length()];
        for (Section section : sections) {
            if (section.type() == SectionType.PAST_HISTORY) {
                mark(
                        text,
                        section.span().start(),
                        Math.min(text.length(), section.span().end()));
            }
        }
    }

    boolean holds(int offset) {
        return past[offset];
    }

    private void mark(FoldedText text, int start, int end) {
        String section = text.folded().substring(start, end);
        if (Cues.PAST_HEADING.in(section.substring(0, Math.min(HEADING, section.length())))) {
            int stop = Cues.RESUMED.first(section).map(m -> start + m.start()).orElse(end);
            Arrays.fill(past, start, stop, true);
        }
    }
}
