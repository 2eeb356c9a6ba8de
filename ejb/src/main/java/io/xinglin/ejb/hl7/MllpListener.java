package io.xinglin.ejb.hl7;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.message.Inbox;
import io.xinglin.ejb.queue.WorkScheduler;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts and stops the {@link MllpServer} with the deployment, on the container's threads. */
@Singleton
@Startup
@DependsOn(WorkScheduler.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MllpListener {
    private static final Logger LOG = Logger.getLogger(MllpListener.class.getName());
    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(30);

    @Resource(lookup = "java:jboss/ee/concurrency/executor/hl7")
    private ManagedExecutorService executor;

    @Inject
    private XinglinConfig config;

    @Inject
    private Clock clock;

    @Inject
    private Inbox inbox;

    private MllpServer server;

    @PostConstruct
    void start() {
        XinglinConfig.Hl7 hl7 = config.hl7();
        if (!hl7.enabled()) {
            return;
        }
        var reception = new Reception(
                inbox, new MessageReader(clock), new Acknowledgement(hl7.application(), hl7.facility(), clock));
        try {
            server = new MllpServer(
                    hl7.bindAddress(), hl7.port(), hl7.maxFrameBytes(), FRAME_TIMEOUT, reception, executor);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "XL-HL7-006 cannot listen on " + hl7.bindAddress() + ":" + hl7.port() + " (hl7.port)", e);
        }
        server.start();
        LOG.log(Level.INFO, "XL-HL7-007 MLLP listens on {0}:{1}", new Object[] {
            hl7.bindAddress(), String.valueOf(server.port())
        });
    }

    @PreDestroy
    void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                LOG.log(Level.FINE, "closing the listener", e);
            }
        }
    }
}
