package io.xinglin.ejb.persistence;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A migrated H2 database in memory, new for each call. */
public final class TestDatabase {
    private TestDatabase() {}

    public static DataSource h2() {
        DataSource dataSource =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        SchemaMigration.migrate(dataSource);
        return dataSource;
    }
}
