package io.xinglin.ejb.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Short SQL statements on the application's database, for the queues and for whatever is too plain for JPA.
 *
 * <p>Inside a JTA transaction each statement takes part in it; outside one it commits by itself. Safe for use by many
 * threads.
 */
public final class Sql {
    private final DataSource dataSource;

    public Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A statement failed; {@link #duplicate()} tells a broken unique constraint from everything else. */
    public static final class Failed extends RuntimeException {
        /** Lock timeouts and deadlocks, of the standard, H2 and PostgreSQL. */
        private static final Set<String> LOCKED_OUT = Set.of("HYT00", "40001", "40P01", "55P03");

        private final boolean duplicate;
        private final boolean lockedOut;

        Failed(SQLException cause) {
            super("SQL state " + cause.getSQLState(), cause);
            this.duplicate = "23505".equals(cause.getSQLState());
            this.lockedOut = cause.getSQLState() != null && LOCKED_OUT.contains(cause.getSQLState());
        }

        public boolean duplicate() {
            return duplicate;
        }

        /** Whether others held what it needed: the same statement may succeed later. */
        public boolean lockedOut() {
            return lockedOut;
        }
    }

    /** Runs an insert, update or delete; returns the number of rows. Instants are bound as UTC timestamps. */
    public int update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /** Runs one statement for each row of parameters, and commits once. Only outside of a transaction; all or nothing. */
    public void batch(String sql, List<Object[]> rows) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (Object[] row : rows) {
                    bind(statement, row);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /** Runs one statement for each row of parameters, in the caller's transaction. */
    public void updateEach(String sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    public <T> List<T> query(Row<T> reader, String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    public <T> Optional<T> first(Row<T> reader, String sql, Object... parameters) {
        return query(reader, sql, parameters).stream().findFirst();
    }

    /** Whether the database is PostgreSQL: it alone spoils a transaction when a statement of it fails. */
    public boolean postgres() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /** Reads a timestamp column; null when it is null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            bind(statement, parameters);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        }
    }
}
