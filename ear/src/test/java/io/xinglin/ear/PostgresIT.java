package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.account.Role;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real PostgreSQL, switched on by three environment variables and nothing else. */
@Tag("REQ-OPS-04")
class PostgresIT {
    private static HospitalDatabase database;
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = HospitalDatabase.start();
        server = RunningServer.start("postgres", database.environment());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stop();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    void accountsShouldBeRowsOfPostgresAndLogIn() throws SQLException {
        assertThat(server.get("dicomweb/studies", server.account(Role.API_CLIENT))
                        .statusCode())
                .isNotIn(401, 403);
        assertThat(strings("SELECT user_name FROM account"))
                .contains("clinician", "coder", "administrator", "api-client");
    }

    @Test
    void fhirShouldKeepItsTablesInASchemaOfItsOwn() throws SQLException {
        assertThat(strings("SELECT table_name FROM information_schema.tables WHERE table_schema = 'fhir'"))
                .contains("hfj_resource");
        assertThat(strings("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
                .contains("account")
                .doesNotContain("hfj_resource");
    }

    @Test
    void noEmbeddedDatabaseShouldBeLeftBeside() {
        assertThat(server.home().resolve("db")).isEmptyDirectory();
    }

    private static List<String> strings(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
