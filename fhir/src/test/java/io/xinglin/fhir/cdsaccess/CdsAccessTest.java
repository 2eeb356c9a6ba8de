package io.xinglin.fhir.cdsaccess;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.fhir.server.FhirWar;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, over HTTP: pages of other origins, trusted clients, everybody else. */
@Tag("REQ-CDS-03")
class CdsAccessTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PAGE = "https://emr.example";

    private final URI services = FhirWar.shared().base().resolve("cds-services");

    @TempDir
    Path folder;

    private Emr emr;
    private XinglinConfig.Cds settings;

    @BeforeEach
    void aClientIsTrusted() throws Exception {
        emr = Emr.named("https://emr.example");
        Path clients = Files.writeString(folder.resolve("clients.json"), emr.trusted());
        settings = new XinglinConfig.Cds(List.of(PAGE), Optional.of(clients), false);
        PortRegistry.provide(XinglinConfig.Cds.class, settings);
    }

    @AfterEach
    void nobodyIs() {
        PortRegistry.withdraw(XinglinConfig.Cds.class, settings);
    }

    private HttpResponse<String> send(String method, String... headers) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(services)
                        .method(method, BodyPublishers.noBody())
                        .headers(headers)
                        .build(),
                BodyHandlers.ofString());
    }

    private static Optional<String> allowed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Access-Control-Allow-Origin");
    }

    private String bearer() throws Exception {
        return "Bearer "
                + emr.signed(emr.claims(services.toString(), Instant.now()).build(), JWSAlgorithm.ES384);
    }

    @Test
    void aPreflightOfAConfiguredOriginShouldBeAllowedWithoutAnAccount() throws Exception {
        var answer = send("OPTIONS", "Origin", PAGE, "Access-Control-Request-Method", "POST");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(allowed(answer)).contains(PAGE);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, POST");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization");
    }

    @Test
    void anotherOriginShouldBeAllowedNothing() throws Exception {
        var preflight = send("OPTIONS", "Origin", "https://emr.example.org", "Access-Control-Request-Method", "POST");
        assertThat(allowed(preflight)).isEmpty();
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .isEmpty();
        assertThat(allowed(send("GET", "Origin", "https://emr.example.org"))).isEmpty();
    }

    @Test
    void aRefusalShouldBeReadableForAConfiguredOrigin() throws Exception {
        var answer = send("GET", "Origin", PAGE);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(allowed(answer)).contains(PAGE);
    }

    @Test
    void aTrustedClientShouldGetInByItsTokenOnce() throws Exception {
        String bearer = bearer();
        var answer = send("GET", "Authorization", bearer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("xinglin-patient-view");
        var again = send("GET", "Authorization", bearer);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
    }

    @Test
    void aTokenShouldOpenCdsHooksAlone() throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(FhirWar.shared().base().resolve("Patient"))
                        .header("Authorization", bearer())
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenShouldNotBeGoodAgainWhenTheFileIsWrittenAnew() throws Exception {
        String bearer = bearer();
        assertThat(send("GET", "Authorization", bearer).statusCode()).isEqualTo(200);
        Files.setLastModifiedTime(
                folder.resolve("clients.json"), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(send("GET", "Authorization", bearer).statusCode()).isEqualTo(401);
    }

    @Test
    void aClientTakenOutOfTheFileShouldNotGetInAnyMore() throws Exception {
        assertThat(send("GET", "Authorization", bearer()).statusCode()).isEqualTo(200);
        Path file = Files.writeString(folder.resolve("clients.json"), "{}");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(send("GET", "Authorization", bearer()).statusCode()).isEqualTo(401);
    }
}
