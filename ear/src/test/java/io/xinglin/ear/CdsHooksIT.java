package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.account.Role;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An EMR stores a patient with a note at the running server and calls the CDS services, as a real client does. */
@Tag("REQ-CDS-01")
@Tag("REQ-CDS-02")
class CdsHooksIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTE = "主诉：右侧肢体无力2小时。现病史：患者2小时前突发右侧肢体无力、口角歪斜、言语不清，长期口服华法林。";

    private final RunningServer server = RunningServer.shared();

    @Test
    void anEmrShouldGetCardsForAStoredPatient() throws Exception {
        JsonNode services = JSON.readTree(server.get("fhir/cds-services", server.account(Role.API_CLIENT))
                        .body())
                .path("services");
        assertThat(services).hasSize(3);
        String patient = store("Patient", """
            {"resourceType":"Patient","identifier":[{"system":"urn:xinglin:authority:HOSPITAL","value":"CDS-HOOKS-1"}],
             "gender":"male","birthDate":"1955-05-05"}\
            """);
        String data = Base64.getEncoder().encodeToString(NOTE.getBytes(StandardCharsets.UTF_8));
        store("DocumentReference", """
            {"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/%s"},
             "content":[{"attachment":{"contentType":"text/plain; charset=UTF-8","data":"%s"}}]}\
            """.formatted(patient, data));

        HttpResponse<String> answer = call("xinglin-patient-view", "patient-view", patient);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode cards = JSON.readTree(answer.body()).path("cards");
        assertThat(cards.get(0).path("indicator").asText()).isEqualTo("critical");
        assertThat(cards.get(0).path("detail").asText()).contains("右侧肢体无力");
        assertThat(cards).anySatisfy(card -> {
            assertThat(card.path("summary").asText()).startsWith("急性卒中");
            assertThat(card.path("detail").asText()).contains("4.5小时", "口服抗凝药");
        });
        assertThat(cards).anySatisfy(card -> {
            assertThat(card.path("summary").asText()).startsWith("可能诊断").contains("脑");
            assertThat(card.path("detail").asText()).contains("支持：");
        });
        giveFeedback(cards.get(0).path("uuid").asText());
    }

    /** It is counted on the statistics page under the kind of the card. */
    private void giveFeedback(String card) {
        String body = """
            {"feedback":[{"card":"%s","outcome":"overridden","outcomeTimestamp":"2026-11-20T10:00:00Z",
              "overrideReason":{"reason":{"code":"already-considered"},"userComment":"已联系卒中小组"}}]}\
            """.formatted(card);
        HttpResponse<String> answer =
                post("cds-services/xinglin-patient-view/feedback", "application/json", body, Role.CLINICIAN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String page = server.get("statistics.xhtml", server.account(Role.CODER)).body();
        String counted = page.substring(page.indexOf("id=\"feedback\""));
        assertThat(counted.replaceAll("\\s+", "")).contains("<td>警示</td><td>0</td><td>1</td>");
    }

    @Test
    void unknownPatientsAndUnknownPeopleShouldBeRefused() throws Exception {
        assertThat(call("xinglin-patient-view", "patient-view", "nobody").statusCode())
                .isEqualTo(412);
        HttpRequest nobody = HttpRequest.newBuilder(server.web().resolve("fhir/cds-services"))
                .GET()
                .build();
        assertThat(server.send(nobody).statusCode()).isEqualTo(401);
        HttpRequest stranger = HttpRequest.newBuilder(server.web().resolve("fhir/cds-services"))
                .header("Authorization", new Credentials("nobody", "nothing").basic())
                .GET()
                .build();
        assertThat(server.send(stranger).statusCode()).isEqualTo(401);
        HttpRequest forged = HttpRequest.newBuilder(server.web().resolve("fhir/cds-services"))
                .header("Authorization", "Bearer a.b.c")
                .GET()
                .build();
        assertThat(server.send(forged).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> call(String service, String hook, String patient) {
        ObjectNode request =
                JSON.createObjectNode().put("hook", hook).put("hookInstance", "3f1b6f0e-7f6f-4f0e-9f0a-1c2d3e4f5a6b");
        request.putObject("context").put("userId", "Practitioner/x").put("patientId", patient);
        return post("cds-services/" + service, "application/json", request.toString(), Role.CLINICIAN);
    }

    /** The id of what was stored. */
    private String store(String type, String resource) throws IOException {
        HttpResponse<String> stored = post(type, "application/fhir+json", resource, Role.API_CLIENT);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        return JSON.readTree(stored.body()).path("id").asText();
    }

    private HttpResponse<String> post(String path, String type, String body, Role role) {
        return server.send(HttpRequest.newBuilder(server.web().resolve("fhir/" + path))
                .header("Content-Type", type)
                .header("Authorization", server.account(role).basic())
                .POST(BodyPublishers.ofString(body))
                .build());
    }
}
