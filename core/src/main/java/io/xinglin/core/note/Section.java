package io.xinglin.core.note;

import java.util.Objects;

/**
 * A part of a note.
 *
 * @param span the section with its heading, inside its parent when nested (起病情况 inside 现病史)
 */
public record Section(SectionType type, Span span) {
    public Section {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(span, "span");
    }
}
