package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.account.Role;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server stands, and nothing but health is open. */
class PlatformIT {
    private final RunningServer server = RunningServer.shared();

    @Test
    @Tag("REQ-OPS-01")
    void serverShouldDeployEverythingWithoutErrors() {
        var health = server.send(HttpRequest.newBuilder(server.management().resolve("health/ready"))
                .build());

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"xinglin.ear\":\"OK\"");
        // "started" and not "started (with errors)"
        assertThat(server.log()).content().contains("WFLYSRV0025").doesNotContain("WFLYSRV0026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "worklist.xhtml", "report.xhtml?id=1", "jobs.xhtml"})
    @Tag("REQ-SEC-03")
    void pagesShouldShowNothingButTheLoginFormToStrangers(String page) {
        var answer = server.get(page, null);

        assertThat(answer.body()).contains("j_security_check").doesNotContain("logout");
    }

    @Test
    @Tag("REQ-SEC-03")
    void dicomWebShouldAskForCredentials() {
        assertThat(server.get("dicomweb/studies", null).statusCode()).isEqualTo(401);
        assertThat(server.get("dicomweb/studies", new Credentials("api-client", "guess"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.get("dicomweb/studies", server.account(Role.API_CLIENT))
                        .statusCode())
                .isNotIn(401, 403);
    }

    @Test
    @Tag("REQ-SEC-03")
    void managementShouldAskForCredentials() {
        var answer = server.send(HttpRequest.newBuilder(server.management().resolve("management"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
