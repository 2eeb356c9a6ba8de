package io.xinglin.fhir.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The war starts from its own web.xml and answers. */
class FhirServerTest {
    private final FhirWar war = FhirWar.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    @Tag("REQ-FHIR-01")
    void metadataShouldBeReadableWithoutAnAccount() throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(war.base().resolve("metadata")).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"resourceType\": \"CapabilityStatement\"", "\"fhirVersion\": \"4.0.1\"");
    }
}
