package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.account.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad requests at the running server: FHIR and DICOMweb, XML above all; no file is read, nothing is kept. */
@Tag("REQ-BAD-03")
class BadHttpIT {
    private static final String SECRET = "PBADHTTPSECRET";
    private static final String LEAK = "XINGLIN-LEAKED";
    private static final String XML = "application/fhir+xml";
    private static final String JSON = "application/fhir+json";

    private final RunningServer server = RunningServer.shared();
    private final Dicomweb web = new Dicomweb(server);
    private ServerLog log;

    @TempDir
    Path folder;

    @BeforeEach
    void mark() {
        log = ServerLog.of(server);
    }

    @AfterEach
    void nothingShouldBeLeft() {
        assertThat(server.get("fhir/Patient?_summary=count&identifier=" + SECRET, server.account(Role.API_CLIENT))
                        .body())
                .contains("\"total\":0");
        log.neverNamed(SECRET, LEAK);
        // The next good one passes.
        assertThat(fhir("Patient", JSON, "{\"resourceType\":\"Patient\",\"gender\":\"female\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYSTEM", "PUBLIC 'x'"})
    void anExternalEntityInFhirXmlShouldNotBeRead(String kind) throws Exception {
        Path secret = Files.writeString(folder.resolve("leak.txt"), LEAK);
        var answer = fhir(
                "Patient",
                XML,
                "<?xml version='1.0'?><!DOCTYPE Patient [<!ENTITY x " + kind + " '" + secret.toUri() + "'>]>"
                        + "<Patient xmlns='http://hl7.org/fhir'><identifier><value value='" + SECRET
                        + "'/></identifier>"
                        + "<name><family value='&x;'/></name></Patient>");

        refused(answer);
        log.await("XL-FHIR-004 refused a POST request with " + answer.statusCode());
    }

    @Test
    void anEntityBombInFhirXmlShouldBeRefused() {
        var bomb = new StringBuilder("<?xml version='1.0'?><!DOCTYPE Patient [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        bomb.append("]><Patient xmlns='http://hl7.org/fhir'><identifier><value value='" + SECRET + "'/></identifier>")
                .append("<text><status value='generated'/><div xmlns='http://www.w3.org/1999/xhtml'>&l11;</div></text>")
                .append("</Patient>");

        var answer = fhir("Patient", XML, bomb.toString());

        refused(answer);
        log.await("XL-FHIR-004 refused a POST request with " + answer.statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\",\"identifier\":[{\"value\":\"" + SECRET + "\"}],\"birthDate\":\""
                        + SECRET + "\"}",
                "{\"resourceType\":\"Patient\",\"identifier\":[{\"value\":\"" + SECRET + "\"}]"
            })
    void malformedJsonShouldBeRefused(String body) {
        var answer = fhir("Patient", JSON, body);

        refused(answer);
        log.await("XL-FHIR-004 refused a POST request with " + answer.statusCode());
    }

    @Test
    void dicomXmlShouldNotBeTaken() {
        String attack = "<?xml version='1.0'?><!DOCTYPE n [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                + "<NativeDicomModel><DicomAttribute tag='00100020'>&x;" + SECRET
                + "</DicomAttribute></NativeDicomModel>";
        String part = "--frontier\r\nContent-Type: application/dicom+xml\r\n\r\n" + attack + "\r\n--frontier--\r\n";

        assertThat(web.post("application/dicom+xml", bytes(attack)).statusCode())
                .isEqualTo(415);
        assertThat(web.post("multipart/related; type=\"application/dicom+xml\"; boundary=frontier", bytes(part))
                        .statusCode())
                .isEqualTo(415);
        log.await("XL-WEB-002 a request was refused with 415");
    }

    @Test
    void partsThatAreNoDicomShouldNotBeUnderstood() {
        var answer = web.store(bytes("<?xml version='1.0'?><x>" + SECRET + "</x>"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("[" + 0xC000 + "]");
        log.await("XL-WEB-001 STOW-RS refused an instance with C000H");
    }

    @Test
    void aBodyWithoutPartsShouldBeABadRequest() {
        assertThat(web.post("multipart/related; type=\"application/dicom\"; boundary=frontier", bytes(SECRET))
                        .statusCode())
                .isEqualTo(400);
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain(LEAK);
    }

    private HttpResponse<String> fhir(String type, String contentType, String body) {
        return server.send(HttpRequest.newBuilder(server.web().resolve("fhir/" + type))
                .header("Authorization", server.account(Role.API_CLIENT).basic())
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
