package io.xinglin.core.correction;

import io.xinglin.core.note.Mention;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Use case: people correct what was found in a note, and the corrections go out to learn from. Implemented by {@code ejb}. */
public interface CorrectionDesk {
    /**
     * What stands in a note now.
     *
     * @param facts what was found, with the corrections of this text applied
     * @param corrections of this text, also those that no longer apply, in their order
     */
    record Corrected(String noteId, String textSha256, CorrectedFacts facts, List<Correction> corrections) {
        public Corrected {
            corrections = List.copyOf(corrections);
        }

        /** The mentions that stand, in order of start. */
        public List<Mention> mentions() {
            return facts.facts().mentions();
        }
    }

    /** A text that leaves the product to learn from: no name, no patient number, but the text itself. */
    record Lesson(String noteId, String textSha256, String text, List<Correction> corrections) {
        public Lesson {
            corrections = List.copyOf(corrections);
        }
    }

    Optional<Corrected> find(String noteId);

    /**
     * Keeps what a person said at once: each change a correction of its own, applied after the one before and traced in the audit
     * trail, all of them or none; and queues the note's facts for FHIR once more.
     *
     * @param textSha256 the text the person saw
     * @param changes at least one
     * @throws io.xinglin.core.problem.ProblemException NOT_FOUND for an unknown note, CONFLICT when the text or the mention
     *     has changed since, INVALID when the offsets lie outside the text or there is no change
     */
    Corrected correct(String user, String noteId, String textSha256, List<Change> changes);

    /** Hands over every note with corrections of its present text; traced in the audit trail. */
    void export(String user, Consumer<Lesson> to);
}
