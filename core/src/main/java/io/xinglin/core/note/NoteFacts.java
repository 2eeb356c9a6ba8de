package io.xinglin.core.note;

import java.util.List;
import java.util.Objects;

/**
 * Everything found in one note.
 *
 * @param engine name and version of the engine that found it, for provenance
 */
public record NoteFacts(String engine, List<Section> sections, List<Mention> mentions, ClinicalRecord record) {
    public NoteFacts {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(record, "record");
        sections = List.copyOf(sections);
        mentions = List.copyOf(mentions);
    }
}
