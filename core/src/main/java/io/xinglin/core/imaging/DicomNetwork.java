package io.xinglin.core.imaging;

import io.xinglin.core.study.InstanceIntake;
import io.xinglin.core.study.StoredInstance;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** Port: DICOM upper layer and DIMSE services (PS3.7, PS3.8). */
public interface DicomNetwork {
    /** An application entity to talk to. */
    record Node(String name, String aeTitle, String host, int port) {}

    /**
     * How to listen.
     *
     * @param maxPduLength bytes, both directions
     */
    record Listen(String aeTitle, String bindAddress, int port, int maxPduLength, int maxAssociations) {}

    /** A bound listener; closing it unbinds and waits for running associations to end (bounded). */
    interface Listener extends AutoCloseable {
        int port();

        @Override
        void close();
    }

    /**
     * Binds a Verification and Storage SCP that hands every instance to {@code intake} and answers the DIMSE status
     * only after that returned.
     */
    Listener listen(Listen listen, InstanceIntake intake, ExecutorService executor, ScheduledExecutorService scheduler);

    /**
     * C-STORE of all instances over one association.
     *
     * @throws io.xinglin.core.problem.ProblemException UNAVAILABLE when the node does not answer, UNSUPPORTED when it
     *     refuses the SOP class, CONFLICT for another failure status
     */
    void send(String callingAeTitle, Node node, List<StoredInstance> instances);

    /**
     * C-ECHO.
     *
     * @throws io.xinglin.core.problem.ProblemException UNAVAILABLE when the node does not answer
     */
    void echo(String callingAeTitle, Node node);
}
