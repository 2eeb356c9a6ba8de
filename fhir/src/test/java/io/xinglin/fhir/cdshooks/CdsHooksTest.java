package io.xinglin.fhir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.diagnosis.AidedDiagnosis;
import io.xinglin.core.diagnosis.Answer;
import io.xinglin.core.diagnosis.Answer.Alarm;
import io.xinglin.core.diagnosis.Answer.PathwayItem;
import io.xinglin.core.diagnosis.Answer.PathwayResult;
import io.xinglin.core.diagnosis.Answer.Question;
import io.xinglin.core.diagnosis.Answer.Ranked;
import io.xinglin.core.diagnosis.Answer.Reason;
import io.xinglin.core.diagnosis.FindingKind;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.fhir.ClinicalSamples;
import io.xinglin.core.note.Span;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.fhir.server.FhirHttp;
import io.xinglin.fhir.server.FhirWar;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services over HTTP with requests as CDS Hooks 2.0 shows them; the diagnosis behind the port says always the same. */
@Tag("REQ-CDS-01")
class CdsHooksTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTE = "突发右侧肢体无力2小时，长期口服华法林。";
    private static final String PATIENT = """
        {"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1950-03-01"}\
        """;

    private final FhirWar war = FhirWar.shared();
    private final FhirHttp clinician = new FhirHttp(war, "clinician");
    private String asked;
    private final AidedDiagnosis diagnosis = this::diagnose;

    @BeforeEach
    void offer() {
        PortRegistry.provide(AidedDiagnosis.class, diagnosis);
    }

    @AfterEach
    void withdraw() {
        PortRegistry.withdraw(AidedDiagnosis.class, diagnosis);
    }

    private Answer diagnose(String text, int top) {
        asked = text;
        var words = new Span(0, 1);
        var stroke = new Ranked(
                "I63.900",
                "脑梗死",
                "Cerebral infarction",
                "神经内科",
                0.62,
                List.of(new Reason("偏侧肢体无力", 9, Optional.of(words), "突发右侧肢体*无力*2小时")),
                List.of(new Reason("年龄", 0.5, Optional.empty(), "")),
                List.of(),
                List.of("《神经病学》"));
        return new Answer(
                List.of(stroke),
                List.of(
                        new Alarm("卒中可能", true, List.of("偏侧肢体无力"), words, "突发右侧肢体无力2小时"),
                        new Alarm("警惕脑梗死", false, List.of("偏侧肢体无力"), words, "突发右侧肢体无力2小时")),
                List.of(new Question("CT低密度影", FindingKind.TEST, 0.5), new Question("头痛", FindingKind.SYMPTOM, 0.2)),
                "神经内科",
                List.of("急诊科"),
                List.of(new PathwayResult(
                        "急性卒中",
                        "FAST",
                        1,
                        3,
                        List.of(new PathwayItem("A 肢体", 1, List.of("偏侧肢体无力"))),
                        List.of("S 言语"),
                        "启动绿色通道",
                        "在静脉溶栓时间窗内",
                        List.of("口服抗凝药"),
                        List.of("血小板减少"))));
    }

    @Test
    void discoveryShouldListTheServicesWithTheirPrefetch() throws Exception {
        JsonNode services = json(clinician.get("cds-services")).path("services");
        assertThat(services)
                .extracting(s -> s.path("hook").asText())
                .containsExactly("patient-view", "encounter-start", "order-select");
        assertThat(services).allSatisfy(service -> {
            assertThat(service.path("id").asText()).isNotBlank();
            assertThat(service.path("description").asText()).isNotBlank();
            assertThat(service.path("prefetch").path("patient").asText()).isEqualTo("Patient/{{context.patientId}}");
        });
    }

    @Test
    void patientViewShouldAnswerCardsAlarmsFirst() throws Exception {
        JsonNode cards = cards("xinglin-patient-view", request("patient-view"));
        assertThat(cards).extracting(card -> card.path("indicator").asText()).startsWith("critical", "warning");
        assertThat(cards).allSatisfy(card -> {
            assertThat(card.path("summary").asText()).isNotBlank().hasSizeLessThan(140);
            assertThat(card.path("source").path("label").asText()).isNotBlank();
            assertThat(card.path("uuid").asText()).hasSize(36);
            assertThat(card.path("links").get(0).path("url").asText())
                    .startsWith("http://")
                    .contains("/note.xhtml");
            assertThat(card.path("links").get(0).path("type").asText()).isEqualTo("absolute");
        });
        JsonNode ranking = named(cards, "可能诊断");
        assertThat(ranking.path("detail").asText()).contains("支持：偏侧肢体无力", "> 突发右侧肢体\\*无力\\*2小时", "不支持：年龄", "《神经病学》");
        JsonNode action = ranking.path("suggestions").get(0).path("actions").get(0);
        assertThat(ranking.path("selectionBehavior").asText()).isEqualTo("any");
        assertThat(action.path("type").asText()).isEqualTo("create");
        assertThat(action.path("resource").path("resourceType").asText()).isEqualTo("Condition");
        assertThat(action.path("resource").path("subject").path("reference").asText())
                .isEqualTo("Patient/p1");
    }

    @Test
    void whatIsPrefetchedShouldBeReadAsOneRecord() throws Exception {
        ObjectNode request = request("patient-view");
        ObjectNode prefetch = (ObjectNode) request.get("prefetch");
        prefetch.set("conditions", bundle("""
            {"resourceType":"Condition","code":{"text":"高血压"},"subject":{"reference":"Patient/p1"}},
            {"resourceType":"Condition","code":{"text":"糖尿病"},"subject":{"reference":"Patient/p1"},
             "verificationStatus":{"coding":[{"code":"refuted"}]}}\
            """));
        prefetch.set("observations", bundle("""
            {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},
             "valueQuantity":{"value":1.5,"unit":"mg/dL"}},
            {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"6690-2"}]},
             "valueQuantity":{"value":15.2,"unit":"10*9/L"},"interpretation":[{"coding":[{"code":"H"}]}]},
            {"resourceType":"Observation","status":"entered-in-error","code":{"text":"血钾"},"valueString":"7"},
            {"resourceType":"Observation","status":"preliminary","code":{"text":"发热"},
             "valueCodeableConcept":{"coding":[{"code":"2667000"}]}}\
            """));
        cards("xinglin-patient-view", request);
        assertThat(asked)
                .startsWith("女，")
                .contains("岁。", NOTE, "既往史：高血压病史", "否认糖尿病", "肌酐132.6", "白细胞15.210*9/L升高", "无发热")
                .doesNotContain("血钾");
    }

    @Test
    void whatIsNotPrefetchedShouldComeFromTheStore() throws Exception {
        var identifier = new PatientIdentifier("CDS-1", new AssigningAuthority("HOSPITAL"));
        var note = ClinicalSamples.note("CDS-1", new Patient(identifier, "", Sex.MALE, null), NOTE);
        PortRegistry.find(ClinicalRepository.class)
                .orElseThrow()
                .saveNote(note, CorrectedFacts.of(ClinicalSamples.facts(note, List.of())));
        String id = new FhirHttp(war, "api-client")
                .get("Patient?identifier=urn:xinglin:authority:HOSPITAL%7CCDS-1")
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .getIdPart();
        ObjectNode request = request("encounter-start");
        request.remove("prefetch");
        ((ObjectNode) request.get("context")).put("patientId", id).put("encounterId", "e1");
        JsonNode cards = cards("xinglin-encounter-start", request);
        assertThat(asked).startsWith("男").contains(NOTE);
        assertThat(named(cards, "建议科室").path("detail").asText()).contains("急诊科");
        JsonNode order = named(cards, "建议检查")
                .path("suggestions")
                .get(0)
                .path("actions")
                .get(0)
                .path("resource");
        assertThat(order.path("resourceType").asText()).isEqualTo("ServiceRequest");
        assertThat(order.path("status").asText()).isEqualTo("draft");
    }

    @Test
    void orderSelectShouldHoldAThrombolyticAgainstTheRecord() throws Exception {
        ObjectNode request = request("order-select");
        ObjectNode context = (ObjectNode) request.get("context");
        context.putArray("selections").add("MedicationRequest/m1");
        context.set("draftOrders", bundle("""
            {"resourceType":"MedicationRequest","id":"m1","status":"draft","intent":"order",
             "medicationCodeableConcept":{"text":"注射用阿替普酶"},"subject":{"reference":"Patient/p1"}},
            {"resourceType":"ServiceRequest","status":"draft","intent":"order","code":{"text":"头颅CT"},
             "subject":{"reference":"Patient/p1"}}\
            """));
        JsonNode cards = cards("xinglin-order-select", request);
        assertThat(named(cards, "溶栓禁忌：口服抗凝药").path("indicator").asText()).isEqualTo("critical");
        assertThat(cards).noneMatch(card -> card.path("summary").asText().startsWith("建议检查"));
    }

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

    @Test
    void feedbackShouldBeTaken() throws Exception {
        String path = "cds-services/xinglin-patient-view/feedback";
        var taken = clinician.post(path, "application/json", """
            {"feedback":[
             {"card":"4e0a3a1e-3283-4575-ab82-028d55fe2719","outcome":"accepted",
              "acceptedSuggestions":[{"id":"e56e1945-20b3-4393-8503-a1a20fd73152"}],
              "outcomeTimestamp":"2026-01-01T00:00:00Z"},
             {"card":"9368d37b-283f-44a0-93ea-547cebab93ed","outcome":"overridden",
              "overrideReason":{"reason":{"code":"not-applicable","system":"urn:xinglin:cds-override-reason"},
              "userComment":"no"},"outcomeTimestamp":"2026-01-01T00:00:00Z"}]}\
            """);
        assertThat(taken.status()).isEqualTo(200);
        assertThat(clinician
                        .post(path, "application/json", "{\"feedback\":[{}]}")
                        .status())
                .isEqualTo(400);
        assertThat(clinician.post(path, "application/json", "{}").status()).isEqualTo(400);
        assertThat(clinician
                        .post("cds-services/none/feedback", "application/json", "{\"feedback\":[]}")
                        .status())
                .isEqualTo(404);
    }

    private static ObjectNode request(String hook) throws Exception {
        ObjectNode request = (ObjectNode) JSON.readTree("""
            {"hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "context":{"userId":"Practitioner/example","patientId":"p1","encounterId":"89284"}}\
            """);
        request.put("hook", hook);
        ObjectNode prefetch = request.putObject("prefetch");
        prefetch.set("patient", JSON.readTree(PATIENT));
        prefetch.putNull("conditions");
        prefetch.putNull("observations");
        String data = Base64.getEncoder().encodeToString(NOTE.getBytes(StandardCharsets.UTF_8));
        prefetch.set("documents", bundle("""
            {"resourceType":"DocumentReference","status":"current","masterIdentifier":{"system":"urn:xinglin:note","value":"n 1"},
             "content":[{"attachment":{"contentType":"text/plain","data":"%s"}}]}\
            """.formatted(data)));
        return request;
    }

    private static JsonNode bundle(String resources) throws Exception {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        var entries = bundle.putArray("entry");
        JSON.readTree("[" + resources + "]").forEach(one -> entries.addObject().set("resource", one));
        return bundle;
    }

    private FhirHttp.Answer call(String service, JsonNode request) throws Exception {
        return clinician.post("cds-services/" + service, "application/json", request.toString());
    }

    private JsonNode cards(String service, JsonNode request) throws Exception {
        return json(call(service, request)).path("cards");
    }

    private static JsonNode json(FhirHttp.Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static JsonNode named(JsonNode cards, String start) {
        for (JsonNode card : cards) {
            if (card.path("summary").asText().startsWith(start)) {
                return card;
            }
        }
        throw new AssertionError("no card " + start + " among " + cards);
    }
}
