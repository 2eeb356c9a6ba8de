package io.xinglin.ejb.queue;

import io.xinglin.core.problem.Problem;

/**
 * A type of one-time work. A CDI or EJB bean that implements this is found at start; {@link WorkQueue#schedule} asks for
 * a run of one instance.
 *
 * <p>Runs on a container thread without a transaction; the handler's own methods begin theirs. The same instance never
 * runs twice at the same time, but may run again after it finished (a crash between finishing and forgetting it), so a
 * repeat must change nothing.
 */
public interface Work {
    /** Unique name of the type, e.g. {@code study-quiet}; at most 100 characters. */
    String type();

    /**
     * Runs one instance.
     *
     * @param attempt 1 for the first, counts up with every failure
     * @throws RuntimeException counts as {@link Outcome.Failed}, with the problem of a ProblemException
     */
    Outcome run(String instanceId, int attempt);

    /** A run failed and will be tried again; the owner may record it. */
    default void failed(String instanceId, int attempt, Problem problem) {}

    /** Attempts are used up, or the problem is not transient: the owner records the instance as dead. */
    void gaveUp(String instanceId, int attempts, Problem last);

    /** How many instances of this type may run at once. */
    default int concurrency() {
        return Integer.MAX_VALUE;
    }
}
