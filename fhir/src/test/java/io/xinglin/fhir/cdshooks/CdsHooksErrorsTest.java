package io.xinglin.fhir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.fhir.server.FhirHttp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the services refuse, and with which status. */
@Tag("REQ-CDS-01")
class CdsHooksErrorsTest extends HookCalls {
    @Test
    void aPatientOfAnotherServerShouldNotBeSoughtHere() throws Exception {
        ObjectNode request = request("patient-view");
        request.put("fhirServer", "https://elsewhere.example/fhir");
        request.remove("prefetch");
        assertThat(call("xinglin-patient-view", request).status()).isEqualTo(412);
    }

    @Test
    void anUnknownPatientShouldBeAnsweredWith412() throws Exception {
        ObjectNode request = request("patient-view");
        request.remove("prefetch");
        assertThat(call("xinglin-patient-view", request).status()).isEqualTo(412);
    }

    @Test
    void anotherPatientThanTheContextsShouldBeRefused() throws Exception {
        ObjectNode request = request("patient-view");
        ((ObjectNode) request.get("context")).put("patientId", "p2");
        assertThat(call("xinglin-patient-view", request).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"hook\":\"patient-view\",\"hookInstance\":\"h\"}",
                "{\"hook\":\"patient-view\",\"context\":{\"patientId\":\"p1\"}}",
                "{\"hook\":\"order-sign\",\"hookInstance\":\"h\",\"context\":{\"patientId\":\"p1\"}}",
                "{\"hook\":\"patient-view\",\"hookInstance\":\"h\",\"context\":{\"patientId\":\"p1&_include=*\"}}",
                "{\"hook\":\"patient-view\",\"hookInstance\":\"h\",\"context\":{\"patientId\":\"p1\"},\"prefetch\":3}",
                "{\"hook\":\"patient-view\",\"hookInstance\":\"h\",\"context\":{\"patientId\":\"p1\"},\"prefetch\":{\"patient\":{\"resourceType\":\"No\"}}}"
            })
    void badRequestsShouldBeRefused(String body) throws Exception {
        var answer = clinician.post("cds-services/xinglin-patient-view", "application/json", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.issue().getDiagnostics()).isNotBlank();
    }

    @Test
    void unknownServicesAndPlacesShouldNotBeFound() throws Exception {
        assertThat(call("none", request("patient-view")).status()).isEqualTo(404);
        assertThat(clinician.get("cds-services/xinglin-patient-view").status()).isEqualTo(404);
        assertThat(clinician
                        .post("cds-services/xinglin-patient-view", "text/plain", "{}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void withoutTheDiagnosisTheServiceShouldBeUnavailable() throws Exception {
        withdraw();
        assertThat(call("xinglin-patient-view", request("patient-view")).status())
                .isEqualTo(503);
    }

    @Test
    @Tag("REQ-SEC-20")
    void servicesShouldAskForAnAccount() throws Exception {
        var nobody = new FhirHttp(war, "");
        assertThat(nobody.get("cds-services").status()).isEqualTo(401);
        assertThat(nobody.post("cds-services/xinglin-patient-view", "application/json", "{}")
                        .status())
                .isEqualTo(401);
    }
}
