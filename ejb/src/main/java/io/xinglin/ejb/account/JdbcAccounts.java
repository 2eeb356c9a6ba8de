package io.xinglin.ejb.account;

import io.xinglin.core.account.Role;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import jakarta.annotation.Resource;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Accounts as rows of table {@code account}, which {@code standalone.xml} names as the security realm. */
@Stateless
@Local(Accounts.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JdbcAccounts implements Accounts {
    @Resource(lookup = "java:jboss/datasources/XinglinDS")
    private DataSource dataSource;

    @Override
    public Outcome save(AccountRequest request) {
        try (var connection = dataSource.getConnection()) {
            if (update(connection, request)) {
                return Outcome.UPDATED;
            }
            if (request.role().isEmpty()) {
                return Outcome.ROLE_MISSING;
            }
            insert(connection, request, request.role().get());
            return Outcome.CREATED;
        } catch (SQLException e) {
            throw new ProblemException(Problem.Category.UNAVAILABLE, "accounts cannot be written", e);
        }
    }

    private static boolean update(Connection connection, AccountRequest request) throws SQLException {
        try (var statement = connection.prepareStatement("UPDATE account SET password_hash = ?,"
                + " role_name = COALESCE(?, role_name), enabled = TRUE WHERE user_name = ?")) {
            statement.setString(1, request.passwordHash());
            statement.setString(2, request.role().map(Role::roleName).orElse(null));
            statement.setString(3, request.userName());
            return statement.executeUpdate() == 1;
        }
    }

    private static void insert(Connection connection, AccountRequest request, Role role) throws SQLException {
        try (var statement = connection.prepareStatement(
                "INSERT INTO account (user_name, password_hash, role_name, enabled) VALUES (?, ?, ?, TRUE)")) {
            statement.setString(1, request.userName());
            statement.setString(2, request.passwordHash());
            statement.setString(3, role.roleName());
            statement.executeUpdate();
        }
    }
}
