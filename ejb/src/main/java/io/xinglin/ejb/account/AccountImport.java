package io.xinglin.ejb.account;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.persistence.SchemaMigration;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks into the request folder every two seconds; each request is a transaction of its own. */
@Singleton
@Startup
@DependsOn(SchemaMigration.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountImport {
    private static final Logger LOG = Logger.getLogger(AccountImport.class.getName());

    @EJB
    private Accounts accounts;

    @Inject
    private XinglinConfig config;

    private boolean failing;

    /** While the database is away the requests wait; that is said once. */
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void look() {
        try {
            new RequestFolder(config.home().resolve("account-requests"), accounts).importAll();
            failing = false;
        } catch (IOException | ProblemException | EJBException e) {
            if (!failing) {
                LOG.log(Level.WARNING, "XL-ACC-003 account requests wait and are tried again", e);
            }
            failing = true;
        }
    }
}
