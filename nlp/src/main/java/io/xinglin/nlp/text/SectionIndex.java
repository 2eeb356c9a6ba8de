package io.xinglin.nlp.text;

import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import java.util.List;

/**
 * The innermost section at an offset, in the time of a binary search and the depth of nesting. Immutable; safe for use by
 * many threads.
 */
public final class SectionIndex {
    private final List<Section> sections;
    /** For each section the nearest earlier one that reaches past its start; -1 without one. */
    private final int[] around;

    /** @param sections in order of start, an outer one before those inside it */
    public SectionIndex(List<Section> sections) {
        this.sections = sections;
        this.around = new int[sections.size()];
        for (int i = 0; i < around.length; i++) {
            around[i] = reaching(i - 1, sections.get(i).span().start());
        }
    }

    public SectionType innermost(int offset) {
        int low = -1;
        int high = around.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >> 1;
            if (sections.get(middle).span().start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int found = reaching(low, offset);
        return found < 0 ? SectionType.OTHER : sections.get(found).type();
    }

    private int reaching(int from, int offset) {
        int i = from;
        while (i >= 0 && sections.get(i).span().end() <= offset) {
            i = around[i];
        }
        return i;
    }
}
