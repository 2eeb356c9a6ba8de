package io.xinglin.core.workitem;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;

/**
 * A work item is not in the state a request needs, or the request lacks what owns it. INVALID becomes 400, CONFLICT 409;
 * the words of {@link Reason#warning()} go into the Warning header (PS3.18 11.6.3.2, 11.7.3.2, 11.8.3.2).
 */
public final class WorkitemRefusal extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public WorkitemRefusal(Reason reason) {
        this(reason, reason.words);
    }

    public WorkitemRefusal(Reason reason, String message) {
        super(reason.category, message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why, with the status the DIMSE services give it (PS3.4 tables CC.2.1-3, CC.2.2-2 and CC.2.6-3). */
    public enum Reason {
        MAY_NO_LONGER_BE_UPDATED(0xC300, Problem.Category.INVALID, "the work item may no longer be updated"),
        TRANSACTION_UID_MISSING(0xC301, Problem.Category.INVALID, "the Transaction UID is missing"),
        TRANSACTION_UID_INCORRECT(0xC301, Problem.Category.INVALID, "the Transaction UID is incorrect"),
        ALREADY_IN_PROGRESS(0xC302, Problem.Category.CONFLICT, "the work item is already IN PROGRESS"),
        SCHEDULED_BY_CREATION_ALONE(
                0xC303, Problem.Category.INVALID, "a work item becomes SCHEDULED by creation alone"),
        FINAL_STATE_REQUIREMENTS(0xC304, Problem.Category.CONFLICT, "the final state requirements are not met"),
        NOT_YET_IN_PROGRESS(0xC310, Problem.Category.CONFLICT, "the work item is not yet IN PROGRESS"),
        ALREADY_COMPLETED(0xC311, Problem.Category.CONFLICT, "the work item is already COMPLETED"),
        ALREADY_ENDED(0xC300, Problem.Category.CONFLICT, "the work item has ended otherwise"),
        PERFORMER_CANNOT_BE_CONTACTED(0xC312, Problem.Category.CONFLICT, "the performer cannot be contacted"),
        PERFORMER_DOES_NOT_CANCEL(0xC313, Problem.Category.CONFLICT, "the performer chooses not to cancel");

        private final int status;
        private final Problem.Category category;
        private final String words;

        Reason(int status, Problem.Category category, String words) {
            this.status = status;
            this.category = category;
            this.words = words;
        }

        /** The DIMSE status of the same refusal. */
        public int status() {
            return status;
        }

        /** The standard's sentence for the Warning header. */
        public String warning() {
            return switch (this) {
                case TRANSACTION_UID_MISSING -> "The Transaction UID is missing.";
                case TRANSACTION_UID_INCORRECT -> "The Transaction UID is incorrect.";
                case NOT_YET_IN_PROGRESS -> "The target URI did not reference a claimed Workitem.";
                default -> "The submitted request is inconsistent with the current state of the Workitem.";
            };
        }
    }
}
