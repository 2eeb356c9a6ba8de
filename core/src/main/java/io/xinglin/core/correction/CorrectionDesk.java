package io.xinglin.core.correction;

import io.xinglin.core.note.Mention;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Use case: people correct what was found in a note, and the corrections go out to learn from. Implemented by {@code ejb}. */
public interface CorrectionDesk {
    /**
     * A note's mentions as they stand now.
     *
     * @param mentions as found, with the corrections of this text applied
     */
    record Corrected(String noteId, String textSha256, List<Mention> mentions, List<Correction> corrections) {
        public Corrected {
            mentions = List.copyOf(mentions);
            corrections = List.copyOf(corrections);
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
     * Keeps one correction, traced in the audit trail.
     *
     * @param textSha256 the text the person saw
     * @throws io.xinglin.core.problem.ProblemException NOT_FOUND for an unknown note, CONFLICT when the text or the mention
     *     has changed since, INVALID when the offsets lie outside the text
     */
    Corrected correct(String user, String noteId, String textSha256, Change change);

    /** Hands over every note with corrections of its present text; traced in the audit trail. */
    void export(String user, Consumer<Lesson> to);
}
