package io.xinglin.fhir.server;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import ca.uhn.fhir.jpa.migrate.MigrationTaskList;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import ca.uhn.fhir.util.VersionEnum;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.hibernate.dialect.Dialect;

/**
 * Which database the FHIR data source points at, found from the connection itself, and how its schema is made.
 *
 * <p>The schema is made and upgraded by HAPI's own migrations (table {@code FLY_HFJ_MIGRATION}), not by Hibernate: a start
 * on an up-to-date schema only reads that table.
 */
enum FhirDatabase {
    H2(DriverTypeEnum.H2_EMBEDDED, HapiFhirH2Dialect.class),
    POSTGRESQL(DriverTypeEnum.POSTGRES_9_4, HapiFhirPostgresDialect.class);

    private final DriverTypeEnum driver;
    private final Class<? extends Dialect> dialect;

    FhirDatabase(DriverTypeEnum driver, Class<? extends Dialect> dialect) {
        this.driver = driver;
        this.dialect = dialect;
    }

    /** @throws ProblemException UNSUPPORTED for another product, UNAVAILABLE when it does not answer */
    static FhirDatabase of(DataSource dataSource) {
        try (var connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> H2;
                case "PostgreSQL" -> POSTGRESQL;
                default ->
                    throw new ProblemException(
                            Problem.Category.UNSUPPORTED, "FHIR needs H2 or PostgreSQL, not " + product);
            };
        } catch (SQLException e) {
            throw new ProblemException(Problem.Category.UNAVAILABLE, "the FHIR database does not answer", e);
        }
    }

    /** Hibernate's {@code hibernate.dialect}. */
    String dialect() {
        return dialect.getName();
    }

    /** Makes the schema in an empty database; brings an older one up to date. */
    void migrate(DataSource dataSource) {
        var storage = new HapiMigrationStorageSvc(
                new HapiMigrationDao(dataSource, driver, SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME));
        storage.createMigrationTableIfRequired();
        MigrationTaskList tasks = new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values());
        var migrator = new HapiMigrator(SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME, dataSource, driver);
        migrator.addTasks(tasks);
        migrator.migrate();
    }
}
