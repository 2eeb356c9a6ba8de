package io.xinglin.imaging.dicom.net;

import io.xinglin.imaging.dicom.file.LibraryLog;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Connection;

/** A device with one application entity on one connection, with the time limits of PS3.8 9.1.5 (ARTIM) and DIMSE. */
final class Entity {
    /** Milliseconds. */
    private static final int CONNECT = 5_000;

    private static final int ASSOCIATE = 10_000;
    private static final int RELEASE = 10_000;
    private static final int RESPONSE = 120_000;
    private static final int IDLE = 60_000;
    private static final int SOCKET_BUFFER = 1 << 20;

    final Device device;
    final ApplicationEntity ae;
    final Connection connection;

    Entity(String aeTitle, int maxPdu, Executor executor, ScheduledExecutorService scheduler) {
        LibraryLog.install();
        device = new Device("xinglin");
        connection = new Connection();
        ae = new ApplicationEntity(aeTitle);
        connection.setConnectTimeout(CONNECT);
        connection.setRequestTimeout(ASSOCIATE);
        connection.setAcceptTimeout(ASSOCIATE);
        connection.setReleaseTimeout(RELEASE);
        connection.setResponseTimeout(RESPONSE);
        connection.setIdleTimeout(IDLE);
        connection.setTcpNoDelay(true);
        connection.setReceivePDULength(maxPdu);
        connection.setSendPDULength(maxPdu);
        connection.setSendBufferSize(SOCKET_BUFFER);
        connection.setReceiveBufferSize(SOCKET_BUFFER);
        // One operation at a time: no asynchronous operations window is offered or accepted (PS3.7 D.3.3.3).
        connection.setMaxOpsInvoked(1);
        connection.setMaxOpsPerformed(1);
        connection.setPackPDV(true);
        device.addConnection(connection);
        device.addApplicationEntity(ae);
        ae.addConnection(connection);
        device.setExecutor(executor);
        device.setScheduledExecutor(scheduler);
    }
}
