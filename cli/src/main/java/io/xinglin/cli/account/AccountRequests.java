package io.xinglin.cli.account;

import io.xinglin.core.account.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Gives accounts of a server new random passwords; only the hash reaches the disk. */
public final class AccountRequests {
    private final RequestWriter writer;

    public AccountRequests(Path home) {
        writer = new RequestWriter(home);
    }

    /** Asks the server of this home for an account with a new password, which is returned and nowhere kept. */
    public String reset(String userName, Role role) throws IOException {
        var password = new RandomPassword(new SecureRandom());
        writer.write(userName, Optional.of(role), password.hash());
        return password.reveal();
    }
}
