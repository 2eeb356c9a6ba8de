package io.xinglin.ejb.workitem;

import io.xinglin.ejb.persistence.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** The worklist on PostgreSQL: the same statements, the same answers. */
@Tag("peer")
@Tag("REQ-UPS-02")
class PostgresWorklistTest extends WorklistTest {
    @Override
    protected DataSource database() throws Exception {
        return TestDatabase.postgres();
    }
}
