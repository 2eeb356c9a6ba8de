package io.xinglin.ejb.cds;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.cds.FeedbackDesk;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.ejb.persistence.SchemaMigration;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Offers the {@link FeedbackDesk}, and the settings of CDS Hooks, once the schema is there. */
@Singleton
@Startup
@DependsOn(SchemaMigration.BEAN)
public class CdsDoor {
    @Inject
    private FeedbackDeskService desk;

    @Inject
    private XinglinConfig config;

    @PostConstruct
    void open() {
        PortRegistry.provide(FeedbackDesk.class, desk);
        PortRegistry.provide(XinglinConfig.Cds.class, config.cds());
    }

    @PreDestroy
    void close() {
        PortRegistry.withdraw(XinglinConfig.Cds.class, config.cds());
        PortRegistry.withdraw(FeedbackDesk.class, desk);
    }
}
