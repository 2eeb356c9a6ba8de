package io.xinglin.ejb.pseudonym;

import io.xinglin.ejb.persistence.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** The same on PostgreSQL. */
@Tag("peer")
class PostgresPseudonymTableTest extends PseudonymTableTest {
    @Override
    DataSource database() throws Exception {
        return TestDatabase.postgres();
    }
}
