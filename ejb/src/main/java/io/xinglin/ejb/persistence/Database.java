package io.xinglin.ejb.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/** Makes the application's database injectable. */
@Dependent
public class Database {
    @Resource(lookup = "java:jboss/datasources/XinglinDS")
    private DataSource dataSource;

    @Produces
    public DataSource dataSource() {
        return dataSource;
    }

    @Produces
    public Sql sql() {
        return new Sql(dataSource);
    }
}
