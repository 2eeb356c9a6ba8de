package io.xinglin.fhir.problem;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.sql.SQLException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.transaction.CannotCreateTransactionException;

/** The mapper of this edge: {@link Problem.Category} to HTTP status and OperationOutcome (FHIR R4 http.html#Status-Codes), and back. */
public final class FhirProblems {
    private FhirProblems() {}

    /** The HTTP status that says this. */
    public static int status(Problem.Category category) {
        return switch (category) {
            case INVALID -> 400;
            case UNSUPPORTED -> 422;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case FORBIDDEN -> 403;
            case TOO_LARGE -> 413;
            case BUSY, STORAGE_FULL, UNAVAILABLE -> 503;
            case FAULT -> 500;
        };
    }

    /** The same for a client to read. */
    public static OperationOutcome outcome(Problem problem) {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(problem.category() == Problem.Category.FAULT ? IssueSeverity.FATAL : IssueSeverity.ERROR)
                .setCode(type(problem.category()))
                .setDiagnostics(problem.message());
        return outcome;
    }

    private static IssueType type(Problem.Category category) {
        return switch (category) {
            case INVALID -> IssueType.INVALID;
            case UNSUPPORTED -> IssueType.NOTSUPPORTED;
            case NOT_FOUND -> IssueType.NOTFOUND;
            case CONFLICT -> IssueType.CONFLICT;
            case FORBIDDEN -> IssueType.FORBIDDEN;
            case TOO_LARGE -> IssueType.TOOLONG;
            case BUSY -> IssueType.THROTTLED;
            case STORAGE_FULL -> IssueType.NOSTORE;
            case UNAVAILABLE -> IssueType.TRANSIENT;
            case FAULT -> IssueType.EXCEPTION;
        };
    }

    /** As HAPI's exception, for its REST interface to answer with. */
    public static BaseServerResponseException exception(Problem problem) {
        return new UnclassifiedServerFailureException(status(problem.category()), problem.message(), outcome(problem));
    }

    /**
     * What HAPI's storage refused, as a problem whose message carries neither resource content nor SQL.
     *
     * @return a {@link ProblemException} as it is, everything else by its kind
     */
    public static ProblemException problem(RuntimeException failure) {
        if (failure instanceof ProblemException known) {
            return known;
        }
        return new ProblemException(category(failure), "the FHIR repository refused the transaction", failure);
    }

    private static Problem.Category category(Throwable failure) {
        if (failure instanceof ResourceVersionConflictException) {
            return Problem.Category.BUSY;
        }
        if (failure instanceof BaseServerResponseException refused) {
            return switch (refused.getStatusCode()) {
                case 400, 422 -> Problem.Category.INVALID;
                case 403 -> Problem.Category.FORBIDDEN;
                case 404, 410 -> Problem.Category.NOT_FOUND;
                case 409, 412 -> Problem.Category.CONFLICT;
                case 413 -> Problem.Category.TOO_LARGE;
                case 503 -> Problem.Category.UNAVAILABLE;
                default -> Problem.Category.FAULT;
            };
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || cause instanceof CannotCreateTransactionException) {
                return Problem.Category.UNAVAILABLE;
            }
        }
        return Problem.Category.FAULT;
    }
}
