package io.xinglin.ejb.persistence;

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
