package io.xinglin.fhir.server;

import java.net.URI;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.security.Password;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * The war as it ships (its own web.xml, roles and filters) on an embedded Jetty with an in-memory database. One for all
 * tests of the JVM: it takes seconds to start.
 */
public final class FhirWar {
    /** Password of the account that is named as its role. */
    public static final String PASSWORD = "secret-of-the-test";

    private static FhirWar shared;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final WebAppContext war = new WebAppContext();

    public FhirWar(DataSource dataSource) throws Exception {
        TestNaming.bind(FhirServerConfig.DATA_SOURCE, dataSource);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        war.setContextPath("/fhir");
        war.setBaseResourceAsPath(Path.of("src/main/webapp").toAbsolutePath());
        war.setParentLoaderPriority(true);
        war.setThrowUnavailableOnStartupException(true);
        war.getSecurityHandler().setLoginService(accounts());
        server.setHandler(war);
        server.start();
    }

    /** The one of this JVM; stopped when the JVM ends. */
    public static synchronized FhirWar shared() {
        if (shared == null) {
            var memory = new JdbcDataSource();
            memory.setURL("jdbc:h2:mem:fhir;DB_CLOSE_DELAY=-1");
            try {
                shared = new FhirWar(memory);
            } catch (Exception e) {
                throw new IllegalStateException("the war does not start", e);
            }
        }
        return shared;
    }

    private static HashLoginService accounts() {
        var store = new UserStore();
        for (String role : new String[] {"clinician", "coder", "administrator", "api-client"}) {
            store.addUser(role, new Password(PASSWORD), new String[] {role});
        }
        var login = new HashLoginService("xinglin");
        login.setUserStore(store);
        return login;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/fhir/");
    }

    public ApplicationContext spring() {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(war.getServletContext());
    }

    public void stop() throws Exception {
        server.stop();
    }
}
