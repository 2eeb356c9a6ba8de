package io.xinglin.ejb.queue;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;

/** The one place that turns whatever a piece of work threw into a {@link Problem} that is safe to show. */
public final class Problems {
    private Problems() {}

    /** The carried problem, searched through the causes; anything else is a fault named by its class alone. */
    public static Problem of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ProblemException known) {
                return known.problem();
            }
        }
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return new Problem(Problem.Category.FAULT, root.getClass().getSimpleName());
    }
}
