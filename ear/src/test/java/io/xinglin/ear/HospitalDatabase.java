package io.xinglin.ear;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL as a hospital has one: a role and a database for the product. */
final class HospitalDatabase implements AutoCloseable {
    private static final String ROLE = "hospital";
    private static final String DATABASE = "xinglin";
    private static final String PASSWORD = "only for this test";

    private final EmbeddedPostgres postgres;

    private HospitalDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static HospitalDatabase start() throws IOException, SQLException {
        var postgres = EmbeddedPostgres.builder().start();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + ROLE);
        }
        return new HospitalDatabase(postgres);
    }

    /** What tells a server to use it. */
    Map<String, String> environment() {
        return Map.of(
                "XINGLIN_DB_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + DATABASE,
                "XINGLIN_DB_USER", ROLE,
                "XINGLIN_DB_PASSWORD", PASSWORD);
    }

    Connection connect() throws SQLException {
        return postgres.getDatabase(ROLE, DATABASE).getConnection();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
