package io.xinglin.ejb.world;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportDesk;
import io.xinglin.ejb.persistence.TestDatabase;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base of the tests that need a hospital. */
public abstract class WorldTest {
    @TempDir
    protected Path home;

    protected final MovableClock clock = new MovableClock();
    protected final MemoryOrders orders = new MemoryOrders();
    private DataSource pool;
    protected World world;

    @BeforeEach
    void begin() throws Exception {
        pool = database();
        world = new World(pool, home, clock, orders, priors());
    }

    /** How earlier studies are looked for. */
    protected XinglinConfig.Priors priors() {
        return XinglinConfig.Priors.NONE;
    }

    /** A new, migrated database. */
    protected DataSource database() throws Exception {
        return TestDatabase.h2();
    }

    /** The process is gone; another one starts on the same database and folder. */
    protected World restart() {
        world = new World(pool, home, clock, orders, priors());
        return world;
    }

    protected ReportDesk.WorkItem onlyItem() {
        return world.desk.workList(false, 10).stream()
                .reduce((one, other) -> {
                    throw new AssertionError("more than one report");
                })
                .orElseThrow(() -> new AssertionError("no report"));
    }

    protected Report onlyReport() {
        return world.desk.open("reader", onlyItem().reportId()).orElseThrow();
    }

    protected long deliveries(String destination) {
        return world.count("SELECT COUNT(*) FROM outbox WHERE destination = ?", destination);
    }
}
