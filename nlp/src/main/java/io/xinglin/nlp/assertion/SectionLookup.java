package io.xinglin.nlp.assertion;

import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import java.util.List;

/** The innermost section at an offset; offsets are asked for in any order. Immutable. */
final class SectionLookup {
    private final List<Section> sections;

    SectionLookup(List<Section> sections) {
        this.sections = sections;
    }

    SectionType innermost(int offset) {
        SectionType type = SectionType.OTHER;
        for (Section section : sections) {
            if (section.span().start() > offset) {
                break;
            }
            if (offset < section.span().end()) {
                type = section.type();
            }
        }
        return type;
    }
}
