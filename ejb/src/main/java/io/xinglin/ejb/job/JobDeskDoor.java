package io.xinglin.ejb.job;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.job.JobDesk;
import io.xinglin.ejb.persistence.SchemaMigration;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Offers the {@link JobDesk} to the pages as long as the deployment lives. */
@Singleton
@Startup
@DependsOn(SchemaMigration.BEAN)
public class JobDeskDoor {
    @Inject
    private JobDesk desk;

    @PostConstruct
    void open() {
        PortRegistry.provide(JobDesk.class, desk);
    }

    @PreDestroy
    void close() {
        PortRegistry.withdraw(JobDesk.class, desk);
    }
}
