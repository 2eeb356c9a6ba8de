package io.xinglin.fhir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.diagnosis.AidedDiagnosis;
import io.xinglin.core.diagnosis.Answer;
import io.xinglin.core.diagnosis.Answer.Alarm;
import io.xinglin.core.diagnosis.Answer.PathwayItem;
import io.xinglin.core.diagnosis.Answer.PathwayResult;
import io.xinglin.core.diagnosis.Answer.Question;
import io.xinglin.core.diagnosis.Answer.Ranked;
import io.xinglin.core.diagnosis.Answer.Reason;
import io.xinglin.core.diagnosis.FindingKind;
import io.xinglin.core.note.Span;
import io.xinglin.fhir.server.FhirHttp;
import io.xinglin.fhir.server.FhirWar;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Calls of the services over HTTP with requests as CDS Hooks 2.0 shows them; the diagnosis behind the port says always the same. */
abstract class HookCalls {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String NOTE = "突发右侧肢体无力2小时，长期口服华法林。";
    private static final String PATIENT = """
        {"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1950-03-01"}\
        """;

    final FhirWar war = FhirWar.shared();
    final FhirHttp clinician = new FhirHttp(war, "clinician");
    /** The text the diagnosis was asked about last. */
    String asked;

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

    static ObjectNode request(String hook) throws Exception {
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

    static JsonNode bundle(String resources) throws Exception {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        var entries = bundle.putArray("entry");
        JSON.readTree("[" + resources + "]").forEach(one -> entries.addObject().set("resource", one));
        return bundle;
    }

    FhirHttp.Answer call(String service, JsonNode request) throws Exception {
        return clinician.post("cds-services/" + service, "application/json", request.toString());
    }

    JsonNode cards(String service, JsonNode request) throws Exception {
        return json(call(service, request)).path("cards");
    }

    static JsonNode json(FhirHttp.Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    static JsonNode named(JsonNode cards, String start) {
        for (JsonNode card : cards) {
            if (card.path("summary").asText().startsWith(start)) {
                return card;
            }
        }
        throw new AssertionError("no card " + start + " among " + cards);
    }
}
