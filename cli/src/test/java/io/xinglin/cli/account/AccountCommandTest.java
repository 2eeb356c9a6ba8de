package io.xinglin.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.xinglin.cli.XinglinCli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-SEC-01")
class AccountCommandTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void createShouldPrintThePasswordAndHandOverOnlyItsHash() throws IOException {
        assertThat(run("create", "clinician", "li.wei=coder")).isZero();

        var printed = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(printed).hasSize(2);
        assertThat(printed.get(1)).startsWith("li.wei").contains(" coder ");
        var password = printed.get(1).substring(printed.get(1).lastIndexOf(' ') + 1);
        var request = Files.readAllLines(home.resolve("account-requests/li.wei"));
        assertThat(request).hasSize(2).first().isEqualTo("coder");
        assertThat(request.get(1)).startsWith("$2a$06$").doesNotContain(password);
        assertThat(BCrypt.verifyer().verify(password.toCharArray(), request.get(1)).verified)
                .isTrue();
    }

    @Test
    void createShouldKeepOthersOut() throws IOException {
        run("create", "coder");

        assertThat(mode(home.resolve("account-requests"))).isEqualTo("rwx------");
        assertThat(mode(home.resolve("account-requests/coder"))).isEqualTo("rw-------");
    }

    @Test
    void resetShouldLeaveTheRoleOpenUnlessItIsNamed() throws IOException {
        run("reset", "a");
        run("reset", "b", "administrator");

        assertThat(Files.readAllLines(home.resolve("account-requests/a")).get(0))
                .isEmpty();
        assertThat(Files.readAllLines(home.resolve("account-requests/b")).get(0))
                .isEqualTo("administrator");
    }

    @Test
    void createShouldRefuseUnknownRolesAndNamesThatArePaths() {
        assertThat(run("create", "li.wei=root")).isEqualTo(2);
        assertThat(run("create", "../x=coder")).isEqualTo(2);
        assertThat(home.resolve("account-requests")).doesNotExist();
    }

    private int run(String command, String... arguments) {
        var all = new java.util.ArrayList<>(java.util.List.of("account", "--home", home.toString(), command));
        all.addAll(java.util.List.of(arguments));
        var silent = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return XinglinCli.run(new PrintStream(out, true, StandardCharsets.UTF_8), silent, all.toArray(String[]::new));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
