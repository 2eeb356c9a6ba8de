package io.xinglin.fhir.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.fhir.server.FhirHttp;
import io.xinglin.fhir.server.FhirWar;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is a 4xx with an OperationOutcome and nothing is stored. */
@Tag("REQ-FHIR-06")
class BadInputTest {
    private static final int LIMIT = 33_554_432;

    private final FhirWar war = FhirWar.shared();
    private final FhirHttp client = new FhirHttp(war, "api-client");

    private static void refused(FhirHttp.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.as(OperationOutcome.class).getIssue()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\"",
                "{\"resourceType\":\"Patient\",\"birthDate\":\"yesterday\"}",
                "{\"resourceType\":\"Patient\",\"nonsense\":[1,2}",
                "{\"resourceType\":\"Nothing\"}",
                "[]",
                "not json",
                ""
            })
    void malformedJsonShouldBeRefused(String body) throws Exception {
        refused(client.post("Patient", FhirHttp.JSON, body));
    }

    @Test
    void deepNestingShouldBeRefused() throws Exception {
        refused(client.post("Patient", FhirHttp.JSON, "{\"resourceType\":\"Patient\",\"x\":" + "[".repeat(200_000)));
        String deep = "{\"extension\":[".repeat(20_000);
        refused(client.post("Patient", FhirHttp.JSON, "{\"resourceType\":\"Patient\",\"extension\":[" + deep));
    }

    @Test
    void externalEntitiesShouldNotBeRead(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "TOP-SECRET");
        var answer = client.post(
                "Patient",
                FhirHttp.XML,
                "<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                        + "<Patient xmlns=\"http://hl7.org/fhir\"><name><text value=\"a\"/><family value=\"&x;\"/></name>"
                        + "</Patient>");
        refused(answer);
        assertThat(answer.body()).doesNotContain("TOP-SECRET");
    }

    @Test
    void entityExpansionShouldBeRefused() throws Exception {
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY l").append(i).append(" \"");
            laughs.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        laughs.append("]><Patient xmlns=\"http://hl7.org/fhir\"><text><status value=\"generated\"/>")
                .append("<div xmlns=\"http://www.w3.org/1999/xhtml\">&l11;</div></text></Patient>");
        refused(client.post("Patient", FhirHttp.XML, laughs.toString()));
    }

    @Test
    void aBodyThatSaysItIsTooLargeShouldBeRefusedBeforeItIsSent() throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString(("api-client:" + FhirWar.PASSWORD).getBytes(StandardCharsets.UTF_8));
        String head = "POST /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + credentials
                + "\r\nContent-Type: " + FhirHttp.JSON + "\r\nContent-Length: " + (LIMIT + 1)
                + "\r\nConnection: close\r\n\r\n";
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), war.base().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"too-long\"");
        }
    }

    @Test
    void aBodyThatTurnsOutTooLargeShouldBeRefused() throws Exception {
        InputStream endless = new ByteArrayInputStream(" ".repeat(LIMIT + 1).getBytes(StandardCharsets.UTF_8));
        var answer = client.post("Patient", FhirHttp.JSON, BodyPublishers.ofInputStream(() -> endless));
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aCompressedBodyShouldBeRefused() throws Exception {
        var answer = client.send(client.request("Patient")
                .header("Content-Type", FhirHttp.JSON)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("x")));
        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void unknownTypesAndIdsShouldBeNotFound() throws Exception {
        refused(client.get("Nothing/1"));
        assertThat(client.get("Patient/none").status()).isEqualTo(404);
    }
}
