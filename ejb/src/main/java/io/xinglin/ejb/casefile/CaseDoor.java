package io.xinglin.ejb.casefile;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.casefile.CaseDesk;
import io.xinglin.core.casefile.RecordCoder;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.drg.DrgGrouper;
import io.xinglin.core.terminology.CodeBook;
import io.xinglin.ejb.persistence.SchemaMigration;
import io.xinglin.nlp.drg.InvalidRuleset;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads the rule set at the start, refusing the deployment and naming every error when it is wrong, and offers the grouper to
 * FHIR and the {@link CaseDesk} to the pages. The coder of records is made when the first case is opened.
 */
@Singleton
@Startup
@Lock(LockType.READ)
@DependsOn(SchemaMigration.BEAN)
public class CaseDoor {
    private static final Logger LOG = Logger.getLogger(CaseDoor.class.getName());

    @Inject
    private XinglinConfig config;

    @Inject
    private CaseDeskService desk;

    private DrgGrouper grouper;

    @PostConstruct
    void open() {
        try {
            grouper = CaseEngines.grouper(config.drg()).orElse(null);
        } catch (InvalidRuleset e) {
            e.errors().forEach(error -> LOG.log(Level.SEVERE, "XL-DRG-001 {0}", error));
            throw e;
        }
        if (grouper == null) {
            LOG.info("XL-DRG-002 drg.ruleset is not set: cases are not grouped");
            return;
        }
        desk.use(grouper, () -> Lazy.CODER, () -> Lazy.CODES);
        PortRegistry.provide(DrgGrouper.class, grouper);
        PortRegistry.provide(CaseDesk.class, desk);
    }

    @PreDestroy
    void close() {
        if (grouper != null) {
            PortRegistry.withdraw(CaseDesk.class, desk);
            PortRegistry.withdraw(DrgGrouper.class, grouper);
        }
    }

    /** Made at the first use. */
    private static final class Lazy {
        static final RecordCoder CODER = CaseEngines.recordCoder();
        static final CodeBook CODES = CaseEngines.codes();
    }
}
