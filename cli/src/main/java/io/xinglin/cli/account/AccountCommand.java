package io.xinglin.cli.account;

import io.xinglin.core.account.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code account create NAME[=ROLE]...} and {@code account reset NAME [ROLE]}: one line {@code NAME ROLE PASSWORD} each
 * on standard output. Whoever may write {@code $XINGLIN_HOME} may do this; there is no other proof.
 */
@Command(name = "account", mixinStandardHelpOptions = true, description = "Accounts: random passwords, shown once.")
public final class AccountCommand implements Runnable {
    private static final Pattern USER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--home",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            defaultValue = "${env:XINGLIN_HOME:-xinglin-home}",
            description = "The server's home folder; default $$XINGLIN_HOME.")
    private Path home;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "create or reset");
    }

    /** Creates accounts, or gives existing ones a new password and role. */
    @Command(name = "create", description = "Create accounts; a name that is a role needs none.")
    int create(@Parameters(arity = "1..*", paramLabel = "NAME[=ROLE]") List<String> accounts) throws IOException {
        for (String account : accounts) {
            int equals = account.indexOf('=');
            var name = equals < 0 ? account : account.substring(0, equals);
            hand(name, Optional.of(role(account.substring(equals + 1))));
        }
        return 0;
    }

    /** Gives an account a new password; without a role it keeps its own. */
    @Command(name = "reset", description = "New random password; without ROLE the account keeps its own.")
    int reset(
            @Parameters(index = "0", paramLabel = "NAME") String name,
            @Parameters(index = "1", arity = "0..1", paramLabel = "ROLE") String roleName)
            throws IOException {
        hand(name, Optional.ofNullable(roleName).map(this::role));
        return 0;
    }

    private void hand(String name, Optional<Role> role) throws IOException {
        if (!USER_NAME.matcher(name).matches()) {
            throw new ParameterException(spec.commandLine(), "NAME: 1 to 64 letters, digits, . _ @ -");
        }
        var password = new RandomPassword(new SecureRandom());
        new RequestWriter(home).write(name, role, password.hash());
        spec.commandLine()
                .getOut()
                .printf("%-16s %-14s %s%n", name, role.map(Role::roleName).orElse("(as it was)"), password.reveal());
    }

    private Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.roleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "ROLE: one of "
                                + Arrays.stream(Role.values())
                                        .map(Role::roleName)
                                        .collect(Collectors.joining(", "))));
    }
}
