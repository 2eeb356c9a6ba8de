package io.xinglin.ejb.config;

import io.xinglin.core.config.ConfigReader;
import io.xinglin.core.config.XinglinConfig;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads the configuration before anything else starts, and refuses the deployment, naming every error, when it is wrong.
 *
 * <p>Home is the system property {@code xinglin.home}, else the environment variable {@code XINGLIN_HOME}, else
 * {@code ./xinglin-home}.
 */
@Singleton
@Startup
@Lock(LockType.READ)
public class Configuration {
    /** For {@code @DependsOn}. */
    public static final String BEAN = "Configuration";

    private static final Logger LOG = Logger.getLogger(Configuration.class.getName());

    private XinglinConfig config;

    @PostConstruct
    void read() {
        try {
            config = read(System.getenv());
        } catch (ConfigReader.InvalidConfiguration e) {
            e.errors().forEach(error -> LOG.log(Level.SEVERE, "XL-CFG-001 {0}", error));
            throw e;
        }
    }

    static XinglinConfig read(Map<String, String> environment) {
        String home = System.getProperty("xinglin.home", environment.getOrDefault("XINGLIN_HOME", "xinglin-home"));
        int offset = Integer.getInteger("jboss.socket.binding.port-offset", 0);
        return ConfigReader.read(Path.of(home), environment, offset);
    }

    /** The configuration. A record cannot be proxied, so it is injected as it is. */
    @Produces
    public XinglinConfig config() {
        return config;
    }

    /** The clock everything asks for the time. */
    @Produces
    public Clock clock() {
        return Clock.systemUTC();
    }
}
