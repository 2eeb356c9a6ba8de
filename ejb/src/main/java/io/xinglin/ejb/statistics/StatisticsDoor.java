package io.xinglin.ejb.statistics;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.statistics.StatisticsDesk;
import io.xinglin.ejb.persistence.SchemaMigration;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Offers the {@link StatisticsDesk} to the pages. A run that the end of the server cut short waits to be resumed. */
@Singleton
@Startup
@DependsOn(SchemaMigration.BEAN)
public class StatisticsDoor {
    @Inject
    private StatisticsDesk desk;

    @Inject
    private RunTable runs;

    @PostConstruct
    void open() {
        runs.latest().ifPresent(run -> runs.fail(run.id()));
        PortRegistry.provide(StatisticsDesk.class, desk);
    }

    @PreDestroy
    void close() {
        PortRegistry.withdraw(StatisticsDesk.class, desk);
    }
}
