package io.xinglin.ejb.account;

import io.xinglin.core.account.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A wish to create an account or to give one a new password: the file name is the user name, line 1 the role (empty:
 * leave it as it is), line 2 the bcrypt hash in modular crypt form. A password never gets here.
 *
 * @param role empty when an existing account keeps its own
 */
record AccountRequest(String userName, Optional<Role> role, String passwordHash) {
    private static final Pattern USER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final Pattern BCRYPT = Pattern.compile("\\$2[ay]\\$[0-3][0-9]\\$[./A-Za-z0-9]{53}");

    AccountRequest {
        Objects.requireNonNull(role, "role");
        if (!USER_NAME.matcher(userName).matches()) {
            throw new IllegalArgumentException("user name: 1 to 64 letters, digits, . _ @ -");
        }
        if (!BCRYPT.matcher(passwordHash).matches()) {
            throw new IllegalArgumentException("line 2 is not a bcrypt hash in modular crypt form ($2a$..)");
        }
    }

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException saying what is wrong, never quoting the hash
     */
    static AccountRequest parse(String userName, List<String> lines) {
        if (lines.size() < 2) {
            throw new IllegalArgumentException("two lines are needed: role, bcrypt hash");
        }
        return new AccountRequest(
                userName, role(lines.get(0).strip()), lines.get(1).strip());
    }

    private static Optional<Role> role(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Role.values())
                .filter(role -> role.roleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown role")));
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "AccountRequest[" + userName + "]";
    }
}
