package io.xinglin.core.job;

import java.time.Instant;
import java.util.List;

/** Use case: an administrator looks at jobs, deliveries and messages that gave up, and retries them. */
public interface JobDesk {
    /**
     * QUEUED -> RUNNING -> DONE, or back to QUEUED with back-off until attempts are used up: DEAD. WAITING for the answer of
     * another system takes nobody's place; it ends in RUNNING.
     */
    enum State {
        QUEUED,
        RUNNING,
        WAITING,
        DONE,
        DEAD
    }

    /** What kind of work. */
    enum Kind {
        INBOX,
        INFERENCE,
        DELIVERY
    }

    /**
     * One job as people see it.
     *
     * @param subject safe words: message type, model id, destination
     * @param lastProblem safe message of the last failure; empty when none
     */
    record Job(
            Kind kind, long id, String subject, State state, int attempts, Instant nextAttemptAt, String lastProblem) {}

    /** Jobs in a state, newest first. */
    List<Job> jobs(State state, int limit);

    /**
     * Puts a dead job back into the queue with its attempts reset.
     *
     * @throws io.xinglin.core.problem.ProblemException NOT_FOUND, CONFLICT when it is not dead
     */
    void retry(String user, Kind kind, long id);
}
