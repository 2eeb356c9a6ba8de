package io.xinglin.ejb.persistence;

import io.xinglin.ejb.config.Configuration;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date before anything else of this deployment runs: every other start-up bean names
 * {@code SchemaMigration} in its {@code @DependsOn}.
 */
@Singleton
@Startup
@DependsOn(Configuration.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {
    /** For {@code @DependsOn}. */
    public static final String BEAN = "SchemaMigration";

    @Resource(lookup = "java:jboss/datasources/XinglinDS")
    private DataSource dataSource;

    @PostConstruct
    void start() {
        migrate(dataSource);
    }

    /** Applies what is missing; an edited or vanished migration stops the start. */
    public static void migrate(DataSource dataSource) {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(dataSource)
                .resourceProvider(new MigrationIndex())
                .javaMigrationClassProvider(List::of)
                .load()
                .migrate();
        commitBeforeAnswering(dataSource);
    }

    /** H2 writes commits up to half a second late by default; what was acknowledged must survive a killed process. */
    private static void commitBeforeAnswering(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
                statement.execute("SET WRITE_DELAY 0");
            }
        } catch (SQLException e) {
            throw new Sql.Failed(e);
        }
    }
}
