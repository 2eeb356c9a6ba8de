package io.xinglin.ejb.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;

/** Makes the application's database injectable. */
@Dependent
public class Database {
    @Resource(lookup = "java:jboss/datasources/XinglinDS")
    private DataSource dataSource;

    @PersistenceContext(unitName = "xinglin")
    private EntityManager entities;

    @Produces
    public EntityManager entities() {
        return entities;
    }

    @Produces
    public DataSource dataSource() {
        return dataSource;
    }

    @Produces
    public Sql sql() {
        return new Sql(dataSource);
    }
}
