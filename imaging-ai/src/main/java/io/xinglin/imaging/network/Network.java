package io.xinglin.imaging.network;

import java.time.Duration;
import java.util.Map;

/**
 * Port: one network, ready to run, in this process ({@code onnx}) or on a server ({@code remote}). Safe for use by many
 * threads; to be closed only when no run is under way.
 */
public interface Network extends AutoCloseable {
    /**
     * Runs the network.
     *
     * @param inputs by name, as the package's contract has them
     * @return every output by name
     * @throws io.xinglin.core.problem.ProblemException FAULT when the network fails or does not take the shape; of a server
     *     also UNAVAILABLE when it does not answer and BUSY when it asks to come later
     */
    Map<String, Tensor> run(Map<String, Tensor> inputs);

    /** Time spent waiting for the network since it was opened, over all threads. */
    Duration timeInside();

    @Override
    void close();
}
