package io.xinglin.core.correction;

import io.xinglin.core.note.Mention;
import io.xinglin.core.note.NoteFacts;
import java.util.List;
import java.util.Objects;

/**
 * What stands in a note: what the engine found, with what people say instead.
 *
 * @param found what the engine found, untouched
 * @param facts what stands; {@code found} itself where nobody corrected anything
 * @param withdrawn every state of a mention that a correction took out of use; it must not be shown as a fact any more
 * @param traces the corrections that applied, in their order, each with what it speaks of
 */
public record CorrectedFacts(NoteFacts found, NoteFacts facts, List<Mention> withdrawn, List<Trace> traces) {
    /** A correction and the mention it speaks of, as it stands now or as it was withdrawn. */
    public record Trace(Correction correction, Mention subject) {
        public Trace {
            Objects.requireNonNull(correction, "correction");
            Objects.requireNonNull(subject, "subject");
        }
    }

    public CorrectedFacts {
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(facts, "facts");
        withdrawn = List.copyOf(withdrawn);
        traces = List.copyOf(traces);
    }

    /** What the engine found, and nobody said anything of it. */
    public static CorrectedFacts of(NoteFacts found) {
        return new CorrectedFacts(found, found, List.of(), List.of());
    }

    /** Whether a person said anything of what the engine found, be it that it is right. */
    public boolean reviewed() {
        return !traces.isEmpty();
    }

    /** Whether a person said anything of this mention, as it stands. */
    public boolean reviewed(Mention mention) {
        return traces.stream().anyMatch(trace -> trace.subject().equals(mention));
    }
}
