package io.xinglin.ejb.account;

import io.xinglin.core.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the request folder every two seconds; each request is a transaction of its own. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountImport {
    private static final Logger LOG = LoggerFactory.getLogger(AccountImport.class);

    @EJB
    private Accounts accounts;

    private RequestFolder folder;
    private boolean failing;

    @PostConstruct
    void openFolder() {
        var home = System.getProperty(
                "xinglin.home", System.getenv().getOrDefault("XINGLIN_HOME", "xinglin-home"));
        folder = new RequestFolder(Path.of(home).resolve("account-requests"), accounts);
    }

    /** Also runs before the schema is there or while the database is away: then it waits, and says so once. */
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void look() {
        try {
            folder.importAll();
            failing = false;
        } catch (IOException | ProblemException | jakarta.ejb.EJBException e) {
            if (!failing) {
                LOG.warn("XL-ACC-03 account requests wait and are tried again", e);
            }
            failing = true;
        }
    }
}
