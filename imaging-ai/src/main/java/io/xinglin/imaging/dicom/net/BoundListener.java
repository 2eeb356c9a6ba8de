package io.xinglin.imaging.dicom.net;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.dicom.file.TransferSyntax;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.metric.TransferCapability;
import org.aoju.bus.image.metric.service.BasicCEchoSCP;
import org.aoju.bus.image.metric.service.ServiceHandler;

/** A bound Verification and Storage SCP. */
public final class BoundListener implements DicomNetwork.Listener {
    private static final System.Logger LOG = System.getLogger(BoundListener.class.getName());

    /** How long {@link #close()} waits for running associations before it aborts them. */
    private static final int CLOSE_SECONDS = 10;

    private static final int FREE_PORT_ATTEMPTS = 5;

    private final Entity entity;
    private final int port;

    private BoundListener(Entity entity, int port) {
        this.entity = entity;
        this.port = port;
    }

    public static BoundListener bind(
            DicomNetwork.Listen listen,
            InstanceIntake intake,
            ExecutorService executor,
            ScheduledExecutorService scheduler) {
        for (var attempt = 1; ; attempt++) {
            var port = listen.port() == 0 ? freePort(listen) : listen.port();
            var entity = entity(listen, port, intake, executor, scheduler);
            try {
                entity.device.bindConnections();
                return new BoundListener(entity, port);
            } catch (IOException | GeneralSecurityException e) {
                if (listen.port() != 0 || attempt == FREE_PORT_ATTEMPTS) {
                    throw taken(listen, port, e);
                }
            }
        }
    }

    /** The library has no port 0: the system picks one here, and another process may take it before we bind it. */
    private static int freePort(DicomNetwork.Listen listen) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(listen.bindAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw taken(listen, 0, e);
        }
    }

    private static ProblemException taken(DicomNetwork.Listen listen, int port, Exception cause) {
        return new ProblemException(
                Category.UNAVAILABLE,
                "DICOM cannot listen on " + listen.bindAddress() + ":" + port + " (is the port taken?)",
                cause);
    }

    private static Entity entity(
            DicomNetwork.Listen listen,
            int port,
            InstanceIntake intake,
            ExecutorService executor,
            ScheduledExecutorService scheduler) {
        var entity = new Entity(listen.aeTitle(), listen.maxPduLength(), executor, scheduler);
        entity.connection.setBindAddress(listen.bindAddress());
        entity.connection.setHostname(listen.bindAddress());
        entity.connection.setPort(port);
        entity.connection.setBacklog(Math.max(16, listen.maxAssociations()));
        entity.device.setLimitOpenAssociations(listen.maxAssociations());
        entity.device.setAssociationHandler(new LoggedAssociations());
        entity.ae.setAssociationAcceptor(true);
        entity.ae.setAssociationInitiator(false);
        offer(entity, intake);
        return entity;
    }

    private static void offer(Entity entity, InstanceIntake intake) {
        var services = new ServiceHandler();
        services.addService(new BasicCEchoSCP());
        services.addDimseRQHandler(
                new StorageProvider(intake), StorageClass.uids().toArray(String[]::new));
        entity.ae.setDimseRQHandler(services);
        entity.ae.addTransferCapability(new TransferCapability(
                null,
                UID.VerificationSOPClass,
                TransferCapability.Role.SCP,
                UID.ImplicitVRLittleEndian,
                UID.ExplicitVRLittleEndian));
        var syntaxes = TransferSyntax.uids().toArray(String[]::new);
        for (var sopClass : StorageClass.uids()) {
            entity.ae.addTransferCapability(
                    new TransferCapability(null, sopClass, TransferCapability.Role.SCP, syntaxes));
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        entity.device.unbindConnections();
        try {
            CompletableFuture.runAsync(this::awaitAssociations, entity.device.getExecutor())
                    .get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | java.util.concurrent.RejectedExecutionException e) {
            LOG.log(System.Logger.Level.WARNING, "open DICOM associations are aborted");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var association : entity.device.listOpenAssociations()) {
            association.abort();
        }
    }

    private void awaitAssociations() {
        try {
            entity.device.waitForNoOpenConnections();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
