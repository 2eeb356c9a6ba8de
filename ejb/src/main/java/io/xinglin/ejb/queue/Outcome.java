package io.xinglin.ejb.queue;

import io.xinglin.core.problem.Problem;
import java.time.Instant;
import java.util.Objects;

/** What became of one run of a {@link Work}. */
public sealed interface Outcome {
    /** Finished; the instance is forgotten. */
    record Done() implements Outcome {}

    /** Not finished and not failed: run again then, no attempt is counted. */
    record Again(Instant at) implements Outcome {
        public Again {
            Objects.requireNonNull(at, "at");
        }
    }

    /** Failed: tried again with back-off when the problem is transient and attempts are left, else given up. */
    record Failed(Problem problem) implements Outcome {
        public Failed {
            Objects.requireNonNull(problem, "problem");
        }
    }

    static Outcome done() {
        return new Done();
    }

    static Outcome again(Instant at) {
        return new Again(at);
    }

    static Outcome failed(Problem problem) {
        return new Failed(problem);
    }
}
