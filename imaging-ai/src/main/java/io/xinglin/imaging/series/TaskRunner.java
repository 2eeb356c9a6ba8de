package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.picture.Raster;
import java.util.List;

/**
 * Port: what the networks of one package make of prepared pictures. There is one implementation for each
 * {@link io.xinglin.imaging.model.TaskKind} of pictures; {@link TaskRunners} opens it. Safe for use by many threads; to be closed only
 * when no call is under way.
 */
interface TaskRunner extends LaneRunner {
    /**
     * The main network over a batch.
     *
     * @param batch squares of the size and number of planes the package asks for
     * @return in the order given
     * @throws ProblemException FAULT when the network fails or answers in another form than the
     *     contract's
     */
    List<SliceOutput> pictures(List<Raster> batch);

    /**
     * The same by one of several networks the file holds, each of which has not seen a part of the training data.
     *
     * @throws ProblemException UNSUPPORTED where the file holds one network alone
     */
    default List<SliceOutput> pictures(List<Raster> batch, int network) {
        throw new ProblemException(Problem.Category.UNSUPPORTED, "the package holds one network alone");
    }

    /**
     * What the pictures say, each and together.
     *
     * @param ordered of one series; slices of a stack from the feet to the head
     */
    Outcome outcome(List<SliceOutput> ordered);

    /**
     * Calibrated probabilities in the order of the model's labels.
     *
     * @param pictures in the order given
     */
    record Outcome(List<double[]> pictures, double[] series) {}
}
