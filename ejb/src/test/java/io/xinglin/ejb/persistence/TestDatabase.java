package io.xinglin.ejb.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A migrated H2 database in memory, new for each call; migrated once, then copied. */
public final class TestDatabase {
    private static final List<String> SCHEMA = schema();

    private TestDatabase() {}

    public static DataSource h2() {
        DataSource dataSource = empty();
        Sql sql = new Sql(dataSource);
        SCHEMA.forEach(sql::update);
        return dataSource;
    }

    /** The same on PostgreSQL, which is started at the first call and stopped with the JVM. */
    public static DataSource postgres() throws IOException, SQLException {
        EmbeddedPostgres server = Postgres.started();
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        DataSource dataSource = server.getDatabase("postgres", name);
        SchemaMigration.migrate(dataSource);
        return dataSource;
    }

    private static final class Postgres {
        private static EmbeddedPostgres server;

        static synchronized EmbeddedPostgres started() throws IOException {
            if (server == null) {
                server = EmbeddedPostgres.builder().start();
            }
            return server;
        }
    }

    /** Without any table. */
    static DataSource empty() {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    private static List<String> schema() {
        DataSource dataSource = empty();
        SchemaMigration.migrate(dataSource);
        return new Sql(dataSource)
                .query(row -> row.getString(1), "SCRIPT NOPASSWORDS").stream()
                        .filter(statement -> !statement.startsWith("CREATE USER"))
                        .toList();
    }
}
