package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.Limits;
import io.xinglin.imaging.model.ModelStates;
import io.xinglin.imaging.onnx.InferenceGate;
import io.xinglin.imaging.onnx.OnnxSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** One model's networks behind its own limits: places, time, failures in a row. Safe for use by many threads. */
final class ModelLane implements AutoCloseable {
    private final InstalledModel model;
    private final OnnxSettings settings;
    private final Clock clock;
    private final InferenceGate gate;
    private final FailureWatch watch;
    private LaneRunner runner;

    ModelLane(InstalledModel model, OnnxSettings settings, ModelStates states, Clock clock) {
        this.model = model;
        this.settings = settings;
        this.clock = clock;
        this.gate = new InferenceGate(
                model.manifest().limits().concurrency(),
                settings.patience(),
                "all places of model " + model.algorithm().modelId() + " are taken");
        this.watch = new FailureWatch(model, states, clock);
    }

    /** What work inside a lane gets. */
    record Inside<R extends LaneRunner>(R runner, Deadline deadline) {}

    /**
     * When one analysis has to be over. A run of a network cannot be broken off, so the time is looked at between batches.
     */
    record Deadline(Clock clock, Instant end, Duration limit, String modelId) {
        /** @throws ProblemException FAULT when the time is up */
        void check() {
            if (clock.instant().isAfter(end)) {
                throw new ProblemException(
                        Problem.Category.FAULT, "model " + modelId + " took longer than its limit of " + limit);
            }
        }
    }

    /**
     * Does the work at a place of this model, then at one of the machine's.
     *
     * @param kind what the package's networks must be able to do
     * @throws ProblemException BUSY, UNAVAILABLE in quarantine, FAULT when the networks cannot be opened, UNSUPPORTED for a
     *     package of another kind; and what the work throws
     */
    <R extends LaneRunner, T> T inside(Class<R> kind, InferenceGate machine, Function<Inside<R>, T> work) {
        watch.requireFree();
        return gate.inside(() -> machine.inside(() -> {
            LaneRunner open = runner();
            if (!kind.isInstance(open)) {
                throw new ProblemException(
                        Problem.Category.UNSUPPORTED,
                        "model " + model.algorithm().modelId() + " is of the task "
                                + model.manifest().task().key());
            }
            Limits limits = model.manifest().limits();
            var deadline = new Deadline(
                    clock,
                    clock.instant().plus(limits.time()),
                    limits.time(),
                    model.algorithm().modelId());
            return watch.watched(() -> work.apply(new Inside<>(kind.cast(open), deadline)));
        }));
    }

    private synchronized LaneRunner runner() {
        if (runner == null) {
            runner = TaskRunners.open(model, settings);
        }
        return runner;
    }

    synchronized Duration timeInside() {
        return runner == null ? Duration.ZERO : runner.timeInside();
    }

    /** Closes the networks if nobody is inside; the next who comes opens them again. */
    void release() {
        gate.ifIdle(this::close);
    }

    /** Only when nobody is inside: the machine's gate sees to that. */
    @Override
    public synchronized void close() {
        if (runner != null) {
            runner.close();
            runner = null;
        }
    }
}
