package io.xinglin.fhir.problem;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever fails on the REST interface into the standard's answer; inner workings never reach the client. */
@Interceptor
public final class ProblemAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    /** HAPI's own refusals stay as they are; problems and everything unforeseen get theirs. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException answer(Throwable failure, ServletRequestDetails request) {
        var answer = answer(failure);
        int status = answer == null ? ((BaseServerResponseException) failure).getStatusCode() : answer.getStatusCode();
        // What is not found is an answer, not a refusal.
        if (status != 404 && status != 410) {
            LOG.warn("XL-FHIR-004 refused a {} request with {}", request.getRequestType(), status);
        }
        return answer;
    }

    private static BaseServerResponseException answer(Throwable failure) {
        if (failure instanceof BaseServerResponseException known && known.getStatusCode() < 500) {
            return null;
        }
        if (failure instanceof BaseServerResponseException known && known.getOperationOutcome() != null) {
            return null;
        }
        Problem problem = problem(failure);
        if (problem.category() == Problem.Category.FAULT) {
            LOG.error(
                    "XL-FHIR-003 a FHIR request failed: {}", failure.getClass().getName(), failure);
        }
        return FhirProblems.exception(problem);
    }

    private static Problem problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known.problem();
            }
            if (cause instanceof StackOverflowError) {
                return new Problem(Problem.Category.INVALID, "the content is nested too deeply");
            }
        }
        return new Problem(Problem.Category.FAULT, "the server failed; see its log");
    }
}
