package io.xinglin.ejb.prior;

import io.xinglin.ejb.persistence.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** Earlier studies on PostgreSQL: the same statements, the same answers. */
@Tag("peer")
@Tag("REQ-PRI-02")
class PostgresPriorTest extends PriorTest {
    @Override
    protected DataSource database() throws Exception {
        return TestDatabase.postgres();
    }
}
