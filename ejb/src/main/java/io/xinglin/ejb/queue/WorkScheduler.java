package io.xinglin.ejb.queue;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.ejb.persistence.SchemaMigration;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;

/** Starts and stops the {@link WorkRunner} with the deployment, on the container's threads. */
@Singleton
@Startup
@DependsOn(SchemaMigration.BEAN)
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.CONTAINER)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class WorkScheduler implements WorkQueue {
    /** For {@code @DependsOn}. */
    public static final String BEAN = "WorkScheduler";

    @Resource(lookup = "java:jboss/datasources/XinglinDS")
    private DataSource dataSource;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/work")
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduledExecutor;

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private XinglinConfig config;

    @Inject
    private Clock clock;

    @Inject
    @Any
    private Instance<Work> works;

    @Inject
    @Any
    private Instance<Lanes> lanes;

    private WorkRunner runner;

    @PostConstruct
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void start() {
        runner = new WorkRunner(
                dataSource,
                clock,
                BackOff.of(config.jobs()),
                AfterCommit.of(transactions),
                works.stream().toList(),
                lanes.stream().toList(),
                new ContainerExecutor(executor),
                new ContainerScheduler(scheduledExecutor));
        runner.start();
    }

    @PreDestroy
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void stop() {
        runner.close();
    }

    @Override
    public void schedule(String type, String instanceId, Instant at) {
        runner.schedule(type, instanceId, at);
    }

    @Override
    public void wake(String lane) {
        runner.wake(lane);
    }
}
