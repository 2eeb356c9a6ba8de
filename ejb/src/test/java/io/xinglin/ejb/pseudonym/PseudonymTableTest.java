package io.xinglin.ejb.pseudonym;

import io.xinglin.core.pseudonym.PseudonymStore;
import io.xinglin.core.pseudonym.PseudonymStoreContract;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.persistence.TestDatabase;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

class PseudonymTableTest implements PseudonymStoreContract {
    private PseudonymTable testee;

    @BeforeEach
    void connect() throws Exception {
        testee = new PseudonymTable(new Sql(database()), Clock.systemUTC());
    }

    DataSource database() throws Exception {
        return TestDatabase.h2();
    }

    @Override
    public PseudonymStore testee() {
        return testee;
    }
}
