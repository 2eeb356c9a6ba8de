package io.xinglin.ejb.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The persistence unit {@code xinglin} by Hibernate, without a container: one entity manager, transactions by hand. */
public final class TestEntities implements AutoCloseable {
    private final EntityManagerFactory factory;
    private final EntityManager entities;

    public TestEntities(DataSource dataSource) {
        factory = Persistence.createEntityManagerFactory(
                "xinglin",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        dataSource));
        entities = factory.createEntityManager();
    }

    public EntityManager entities() {
        return entities;
    }

    /** Runs the action in a transaction; rolls back when it throws. What was loaded before is forgotten afterwards. */
    public <T> T inTransaction(Supplier<T> action) {
        entities.getTransaction().begin();
        try {
            T result = action.get();
            entities.getTransaction().commit();
            return result;
        } catch (RuntimeException e) {
            entities.getTransaction().rollback();
            throw e;
        } finally {
            entities.clear();
        }
    }

    public void inTransaction(Runnable action) {
        inTransaction(() -> {
            action.run();
            return null;
        });
    }

    @Override
    public void close() {
        entities.close();
        factory.close();
    }
}
