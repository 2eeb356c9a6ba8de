package io.xinglin.core.casefile;

import io.xinglin.core.drg.DipGroup;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.Suggestion;
import io.xinglin.core.note.Note;
import io.xinglin.core.terminology.Code;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Use case: a coder opens a stored discharge record, confirms or changes what is proposed, and closes the case, which is
 * then published. Implemented by {@code ejb}. Safe for use by many threads.
 */
public interface CaseDesk {
    /** How far a case is. */
    enum State {
        /** As the product proposes it; nobody has touched it. */
        PROPOSED,
        /** A coder has confirmed or changed something. */
        CHANGED,
        /** Closed and published; a further change opens it again. */
        FINAL
    }

    /** One line of the list. */
    record Item(String noteId, String patientId, String typeName, Instant writtenAt, State state, String drg) {}

    /**
     * What a coder said.
     *
     * @param kind name of the {@link CaseChange}, or {@code Complete}
     * @param before what stood there, empty where nothing did
     */
    record Change(int number, String by, Instant at, String kind, String before, String after) {}

    /**
     * A case as it stands.
     *
     * @param revision counts the changes; a change names the one it was made on
     * @param grouping of the codes as they stand
     * @param dip {@code null} where the principal diagnosis is missing
     */
    record Open(
            Note note,
            CodedCase coded,
            State state,
            int revision,
            Grouping grouping,
            DipGroup dip,
            String ruleset,
            String weights,
            List<Suggestion> whatIf,
            List<Change> changes) {
        public Open {
            whatIf = List.copyOf(whatIf);
            changes = List.copyOf(changes);
        }
    }

    /** Discharge records, the newest first. */
    List<Item> recent(int limit);

    /** Opens a note's case; traced in the audit trail. */
    Optional<Open> open(String user, String noteId);

    /**
     * Keeps one change with who made it, when, and what stood there before and after.
     *
     * @param revision the one the coder saw
     * @throws io.xinglin.core.problem.ProblemException NOT_FOUND for an unknown note, CONFLICT when the case has changed
     *     since, INVALID when there is no such item or the change changes nothing
     */
    Open change(String user, String noteId, int revision, CaseChange change);

    /**
     * Closes the case and publishes it with its group.
     *
     * @throws io.xinglin.core.problem.ProblemException as {@link #change}; INVALID while the principal diagnosis has no code
     */
    Open complete(String user, String noteId, int revision);

    /** Codes whose code begins with, or whose name contains, {@code text}; the shortest names first. */
    List<Code> find(CaseChange.Kind kind, String text, int limit);
}
