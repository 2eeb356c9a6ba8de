package io.xinglin.ejb.workitem;

import io.xinglin.ejb.persistence.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** Subscriptions and events on PostgreSQL: the same statements, the same answers. */
@Tag("peer")
class PostgresEventsTest extends EventsTest {
    @Override
    protected DataSource database() throws Exception {
        return TestDatabase.postgres();
    }
}
