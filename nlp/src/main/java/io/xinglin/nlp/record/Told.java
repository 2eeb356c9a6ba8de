package io.xinglin.nlp.record;

import io.xinglin.core.note.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a note's mentions before their surroundings are read. Immutable; the lists are in the order of the
 * candidates.
 *
 * @param kept attributes that stand as they are; empty for a mention whose attributes are to be read
 * @param said attributes people described: they win over what is kept or read, an empty value takes one away
 * @param struck where mentions stood that people took out
 */
public record Told(List<Optional<Map<String, String>>> kept, List<Map<String, String>> said, List<Span> struck) {
    public Told {
        kept = List.copyOf(kept);
        said = List.copyOf(said);
        struck = List.copyOf(struck);
        if (kept.size() != said.size()) {
            throw new IllegalArgumentException("kept and said are of as many mentions");
        }
    }

    /** Nobody said anything: everything is read from the note. */
    static Told nothing(int mentions) {
        return new Told(
                java.util.Collections.nCopies(mentions, Optional.empty()),
                java.util.Collections.nCopies(mentions, Map.of()),
                List.of());
    }

    /** Whether people said anything of the note. */
    boolean corrected() {
        return !struck.isEmpty()
                || kept.stream().anyMatch(Optional::isPresent)
                || said.stream().anyMatch(words -> !words.isEmpty());
    }

    /** What a person said of an attribute. */
    Optional<String> said(Surroundings mention, String attribute) {
        return Optional.ofNullable(said.get(mention.number()).get(attribute));
    }

    boolean anew(Surroundings mention) {
        return kept.get(mention.number()).isEmpty();
    }

    boolean struck(Span span) {
        return struck.stream().anyMatch(other -> other.overlaps(span));
    }
}
