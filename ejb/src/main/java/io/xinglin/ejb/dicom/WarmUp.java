package io.xinglin.ejb.dicom;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs every model once in the background, so that the first study does not pay for loading. Begins when the FHIR
 * repository is there, which is the last to start: until then the processors have better things to do.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Resource(lookup = "java:jboss/ee/concurrency/executor/work")
    private ManagedExecutorService threads;

    @Inject
    private ModelSeriesAnalyzer analyzer;

    private Future<?> running;

    @PostConstruct
    void start() {
        running = threads.submit(this::run);
    }

    @PreDestroy
    void stop() {
        running.cancel(true);
    }

    private void run() {
        try {
            awaitRepository();
            long begin = System.nanoTime();
            int models = analyzer.warmUp();
            LOG.log(Level.INFO, "XL-MOD-002 {0} models are warm after {1} ms", new Object[] {
                models, (System.nanoTime() - begin) / 1_000_000
            });
        } catch (ProblemException e) {
            LOG.log(Level.WARNING, "XL-MOD-003 a model cannot be warmed up: {0}", e.problem());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitRepository() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (PortRegistry.find(ClinicalRepository.class).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
    }
}
