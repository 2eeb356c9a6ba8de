package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.account.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts come in as hashes and work at once. */
@Tag("REQ-SEC-02")
class AccountIT {
    private static final String GUARDED = "dicomweb/studies";
    private final RunningServer server = RunningServer.shared();

    @Test
    void newAccountShouldLogIn() {
        var account = server.createAccount("new.api", Role.API_CLIENT);

        assertThat(server.get(GUARDED, account).statusCode()).isNotEqualTo(401);
        assertThat(server.get(GUARDED, new Credentials("new.api", "other")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void resetShouldReplaceThePasswordAndKeepTheRole() {
        var before = server.createAccount("reset.api", Role.API_CLIENT);
        var after = Credentials.random("reset.api");

        server.requestAccount(after, "");

        assertThat(server.get(GUARDED, after).statusCode()).isNotIn(401, 403);
        assertThat(server.get(GUARDED, before).statusCode()).isEqualTo(401);
    }

    @Test
    void requestThatIsNoneShouldBeSetAside() throws IOException {
        var folder = server.home().resolve("account-requests");
        Files.writeString(folder.resolve("mallory"), "administrator\nplain-password\n");

        Await.until(
                "set aside", java.time.Duration.ofSeconds(60), () -> Files.exists(folder.resolve(".mallory.rejected")));

        assertThat(server.get(GUARDED, new Credentials("mallory", "plain-password"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(Files.readString(server.log(), StandardCharsets.UTF_8)).doesNotContain("plain-password");
    }
}
