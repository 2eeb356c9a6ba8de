package io.xinglin.ejb.dicom;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.ejb.archive.ArchiveRecovery;
import io.xinglin.ejb.archive.InstanceIntakeService;
import io.xinglin.ejb.persistence.SchemaMigration;
import io.xinglin.ejb.queue.ContainerExecutor;
import io.xinglin.ejb.queue.ContainerScheduler;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings folder and index together, then listens for DIMSE as long as the deployment lives. */
@Singleton
@Startup
@DependsOn(SchemaMigration.BEAN)
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
public class DicomListener {
    private static final Logger LOG = Logger.getLogger(DicomListener.class.getName());

    @Resource(lookup = "java:jboss/ee/concurrency/executor/dicom")
    private ManagedExecutorService threads;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/timer")
    private ManagedScheduledExecutorService timer;

    @Inject
    private XinglinConfig config;

    @Inject
    private DicomNetwork network;

    @Inject
    private InstanceIntakeService intake;

    @Inject
    private ArchiveRecovery recovery;

    private DicomNetwork.Listener listener;

    @PostConstruct
    void start() {
        try {
            recovery.run();
        } catch (IOException e) {
            throw new IllegalStateException("the archive folder cannot be read", e);
        }
        XinglinConfig.Dicom dicom = config.dicom();
        if (dicom.enabled()) {
            var listen = new DicomNetwork.Listen(
                    dicom.aeTitle(), dicom.bindAddress(), dicom.port(), dicom.maxPduLength(), dicom.maxAssociations());
            listener = network.listen(listen, intake, new ContainerExecutor(threads), new ContainerScheduler(timer));
            LOG.log(Level.INFO, "XL-DCM-001 DICOM listens as {0} on {1}:{2}", new Object[] {
                dicom.aeTitle(), dicom.bindAddress(), String.valueOf(listener.port())
            });
        }
    }

    @PreDestroy
    void stop() {
        if (listener != null) {
            listener.close();
        }
    }
}
