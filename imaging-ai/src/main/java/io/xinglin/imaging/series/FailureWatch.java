package io.xinglin.imaging.series;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelStates;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Counts a model's failures in a row and puts it into quarantine when there are too many. What is wrong with the input
 * (INVALID, UNSUPPORTED and the like) is no failure of the model and changes nothing. Safe for use by many threads.
 */
final class FailureWatch {
    private final AlgorithmIdentification model;
    private final int most;
    private final ModelStates states;
    private final Clock clock;
    private final AtomicInteger inARow = new AtomicInteger();

    FailureWatch(InstalledModel model, ModelStates states, Clock clock) {
        this.model = model.algorithm();
        this.most = model.manifest().limits().failures();
        this.states = states;
        this.clock = clock;
    }

    /**
     * Does the work, unless the model is quarantined.
     *
     * @throws ProblemException UNAVAILABLE in quarantine, saying how to lift it; and what the work throws
     */
    <T> T watched(Supplier<T> work) {
        requireFree();
        try {
            T result = work.get();
            inARow.set(0);
            return result;
        } catch (ProblemException e) {
            if (e.problem().category() == Problem.Category.FAULT) {
                failed(e.problem().message());
            }
            throw e;
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            failed(e.getClass().getSimpleName());
            throw e;
        }
    }

    void requireFree() {
        states.find(ModelStates.Kind.QUARANTINED, model).ifPresent(mark -> {
            throw new ProblemException(
                    Problem.Category.UNAVAILABLE,
                    "model " + model.modelId() + " " + model.version() + " is quarantined since " + mark.at() + ": "
                            + mark.reason() + "; lift it with: xinglin model lift " + model.modelId() + " "
                            + model.version());
        });
    }

    /** The count begins anew, so that after the quarantine is lifted the model has as many tries as before. */
    private void failed(String why) {
        int failures = inARow.incrementAndGet();
        if (failures >= most) {
            inARow.set(0);
            states.set(new ModelStates.Mark(
                    ModelStates.Kind.QUARANTINED,
                    model.modelId(),
                    model.version(),
                    failures + " failures in a row, the last: " + why,
                    clock.instant()));
        }
    }
}
