package io.xinglin.ejb.dicom;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.ModelCatalogue.Withdrawn;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.inference.WithdrawalLane;
import io.xinglin.ejb.persistence.SchemaMigration;
import io.xinglin.ejb.queue.WorkQueue;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks at the models folders of this machine every two seconds: what the command line installs, withdraws or lifts holds from
 * then on. New versions are run once in the background; networks of versions that are not in use any more are let go when
 * nobody is at them. A job that has begun keeps the version it began with.
 */
@Singleton
@Startup
@DependsOn(SchemaMigration.BEAN)
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
public class ModelWatch {
    private static final Logger LOG = Logger.getLogger(ModelWatch.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(2);

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/timer")
    private ManagedScheduledExecutorService timer;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/work")
    private ManagedExecutorService threads;

    @Inject
    private FolderCatalogue catalogue;

    @Inject
    private ModelSeriesAnalyzer analyzer;

    @Inject
    private WorkQueue queue;

    private Future<?> looking;
    private List<Withdrawn> withdrawn = List.of();
    private String fault = "";

    @PostConstruct
    void start() {
        withdrawn = catalogue.withdrawn();
        looking = timer.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(false);
    }

    /** On one thread at a time. An exception would end the looking. */
    private void look() {
        try {
            catalogue.refresh().ifPresent(this::changed);
            List<Withdrawn> now = catalogue.withdrawn();
            if (!now.equals(withdrawn)) {
                withdrawn = now;
                queue.wake(WithdrawalLane.LANE);
            }
            analyzer.release();
            fault = "";
        } catch (ProblemException e) {
            say(e.problem().message());
        } catch (RuntimeException e) {
            say(e.toString());
        }
    }

    private void changed(FolderCatalogue.Change change) {
        change.refused().forEach(reason -> LOG.log(Level.WARNING, "XL-MOD-001 model refused: {0}", reason));
        change.gone()
                .forEach(model ->
                        LOG.log(Level.INFO, "XL-MOD-005 model {0} {1} is not installed any more", name(model)));
        change.come().forEach(model -> LOG.log(Level.INFO, "XL-MOD-006 model {0} {1} is installed", name(model)));
        if (!change.come().isEmpty()) {
            var unused = threads.submit(() -> warmUp(change.come()));
        }
    }

    private void warmUp(List<AlgorithmIdentification> models) {
        try {
            analyzer.warmUp(models);
        } catch (ProblemException e) {
            LOG.log(Level.WARNING, "XL-MOD-003 a model cannot be warmed up: {0}", e.problem());
        }
    }

    private static Object[] name(AlgorithmIdentification model) {
        return new Object[] {model.modelId(), model.version()};
    }

    /** Once, not every two seconds. */
    private void say(String words) {
        if (!words.equals(fault)) {
            fault = words;
            LOG.log(Level.WARNING, "XL-MOD-007 changes of the models folder are not taken: {0}", words);
        }
    }
}
