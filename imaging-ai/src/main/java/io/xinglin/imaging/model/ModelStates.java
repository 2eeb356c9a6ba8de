package io.xinglin.imaging.model;

import io.xinglin.core.imaging.AlgorithmIdentification;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Port: what was decided about versions of models after they were installed. Every process that uses the same store sees a
 * mark at once. Safe for use by many threads.
 */
public interface ModelStates {
    /** Why a version is not used. */
    enum Kind {
        /** A person took it out of use; it gets no series any more, and its results are to be reviewed. */
        WITHDRAWN,
        /** It failed so often in a row that it is not tried any more until a person lifts the quarantine. */
        QUARANTINED
    }

    /**
     * One mark.
     *
     * @param reason words safe to show and to log
     */
    record Mark(Kind kind, String modelId, String version, String reason, Instant at) {
        public Mark {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(modelId, "modelId");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(at, "at");
        }
    }

    Optional<Mark> find(Kind kind, String modelId, String version);

    default Optional<Mark> find(Kind kind, AlgorithmIdentification model) {
        return find(kind, model.modelId(), model.version());
    }

    /** Every mark, by model and version. */
    List<Mark> all();

    /**
     * Sets a mark, in place of the one of its kind the version has.
     *
     * @throws io.xinglin.core.problem.ProblemException UNAVAILABLE when it cannot be kept
     */
    void set(Mark mark);

    /**
     * Takes a mark back.
     *
     * @return false when there was none
     * @throws io.xinglin.core.problem.ProblemException UNAVAILABLE when the store cannot be changed
     */
    boolean lift(Kind kind, String modelId, String version);
}
