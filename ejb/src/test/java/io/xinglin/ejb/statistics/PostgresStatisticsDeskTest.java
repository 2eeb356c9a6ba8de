package io.xinglin.ejb.statistics;

import io.xinglin.ejb.persistence.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** The same on PostgreSQL. */
@Tag("peer")
@Tag("REQ-STA-03")
class PostgresStatisticsDeskTest extends StatisticsDeskTest {
    @Override
    protected DataSource database() throws IOException, SQLException {
        return TestDatabase.postgres();
    }
}
