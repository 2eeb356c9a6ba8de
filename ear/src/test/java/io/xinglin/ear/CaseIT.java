package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.account.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A discharge record comes in by FHIR; a coder opens its case, sees codes, sentences and the group, makes changes, closes it; the
 * group is published. {@code Encounter/$drg} groups what is stored and what is asked.
 */
class CaseIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String RECORD = """
            出院记录
            患者男，31岁，住院5天。
            主诉：转移性右下腹痛1天。
            入院诊断：急性阑尾炎
            诊疗经过：完善检查，在全麻下行腹腔镜下阑尾切除术，术后出现肺炎，予抗感染治疗，恢复好，准予出院。
            出院诊断：
            1.脂肪肝
            2.急性阑尾炎
            """;

    private final RunningServer server = RunningServer.shared();
    private final HttpPeer browser = new HttpPeer(server.web(), "", "");
    private final Credentials client = server.account(Role.API_CLIENT);

    private JsonNode post(String path, JsonNode resource) throws Exception {
        return new HttpPeer(server.web(), client.user(), client.password()).post(path, resource);
    }

    private static ObjectNode resource(String type) {
        return JSON.createObjectNode().put("resourceType", type);
    }

    private String store(ObjectNode resource) throws Exception {
        String type = resource.path("resourceType").asText();
        return type + "/" + post("fhir/" + type, resource).path("id").asText();
    }

    private String patient() throws Exception {
        ObjectNode patient = resource("Patient").put("gender", "male").put("birthDate", "1981-05-04");
        patient.putArray("identifier")
                .addObject()
                .put("system", "urn:xinglin:authority:HOSPITAL")
                .put("value", "CASE" + UUID.randomUUID().toString().substring(0, 8));
        return store(patient);
    }

    private static void reference(ObjectNode resource, String field, String reference) {
        resource.putObject(field).put("reference", reference);
    }

    private static void code(ObjectNode resource, String system, String code) {
        resource.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code);
    }

    @Test
    @Tag("REQ-DRG-11")
    @Tag("REQ-DRG-14")
    void aCoderShouldCloseACaseAndItsGroupShouldBePublished() throws Exception {
        String id = "CASE-" + UUID.randomUUID();
        ObjectNode document =
                resource("DocumentReference").put("status", "current").put("date", "2026-03-08T10:00:00+08:00");
        document.putObject("masterIdentifier").put("system", "urn:xinglin:note").put("value", id);
        document.putObject("type").put("text", "出院记录");
        String patient = patient();
        reference(document, "subject", patient);
        String stay = stay(patient);
        document.putObject("context").putArray("encounter").addObject().put("reference", stay);
        document.putArray("content")
                .addObject()
                .putObject("attachment")
                .put("contentType", "text/plain; charset=UTF-8")
                .put("data", Base64.getEncoder().encodeToString(RECORD.getBytes(StandardCharsets.UTF_8)));
        store(document);

        var account = server.account(Role.CODER);
        var coder = new Clinician(browser);
        assertThat(coder.logIn(account.user(), account.password())).isTrue();
        Await.until("the record is listed", SOON, () -> page("case.xhtml").contains(id));
        String path = "case.xhtml?id=" + id;
        assertThat(browser.page(path))
                .contains("急性阑尾炎", "47.0100", "2.急性阑尾炎")
                .contains("以手术治疗为住院目的")
                .contains("入MDCG")
                .contains("GD2")
                .contains("J18.900");

        coder.press(path, "case", "d:0:confirm");
        coder.press(path, "case", "documented:0:take");
        String moved = coder.press(path, "case", "d:1:first");
        assertThat(moved).contains("K76.000", "设为主要诊断");
        coder.press(path, "case", "d:1:first");
        String shown = browser.page(path);
        assertThat(shown).contains("确认", "从病历加入", "调整顺序", account.user()).contains("已确认");
        coder.press(path, "case", "complete");
        assertThat(browser.page(path)).contains("已完成");

        Await.until("the group is published", SOON, () -> groups(id).size() == 1);
        JsonNode group = groups(id).get(0).path("resource");
        assertThat(group.path("status").asText()).isEqualTo("final");
        assertThat(group.at("/valueCodeableConcept/coding/0/code").asText()).startsWith("GD2");
        assertThat(group.toString()).contains("入MDCG", "J18.900", "47.0100");
        JsonNode diagnoses = get("fhir/" + stay).path("diagnosis");
        assertThat(diagnoses.findValuesAsText("rank")).containsExactly("1", "2", "3");
        assertThat(diagnoses.at("/0/use/coding/0/code").asText()).isEqualTo("DD");
        JsonNode principal =
                get("fhir/" + diagnoses.at("/0/condition/reference").asText());
        assertThat(principal.toString()).contains("急性阑尾炎", account.user(), "\"confirmed\"");
        assertThat(get("fhir/Provenance?target=" + stay).toString()).contains(account.user());
        assertThat(post("fhir/" + stay + "/$drg", resource("Parameters")).toString())
                .contains("\"MDCG\"");
    }

    private String stay(String patient) throws Exception {
        ObjectNode encounter = resource("Encounter").put("status", "finished");
        encounter
                .putObject("class")
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .put("code", "IMP");
        reference(encounter, "subject", patient);
        return store(encounter);
    }

    private JsonNode get(String path) throws Exception {
        return new HttpPeer(server.web(), client.user(), client.password()).json(path);
    }

    private JsonNode groups(String id) {
        try {
            return new HttpPeer(server.web(), client.user(), client.password())
                    .json("fhir/Observation?identifier=urn:xinglin:group%7Cnote:" + id + "/chs-drg-1.1")
                    .path("entry");
        } catch (IOException e) {
            return JSON.createArrayNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String page(String path) {
        try {
            return browser.page(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Tag("REQ-DRG-10")
    void anEncounterShouldBeGroupedAsStored() throws Exception {
        String patient = patient();
        ObjectNode encounter = resource("Encounter").put("status", "finished");
        encounter
                .putObject("class")
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .put("code", "IMP");
        reference(encounter, "subject", patient);
        encounter.putObject("period").put("start", "2026-03-01T08:00:00+08:00").put("end", "2026-03-08T10:00:00+08:00");
        ArrayNode diagnoses = encounter.putArray("diagnosis");
        int rank = 2;
        for (String code : new String[] {"J96.000", "S06.400"}) {
            ObjectNode condition = resource("Condition");
            code(condition, "urn:xinglin:icd-10-chs-2.0", code);
            reference(condition, "subject", patient);
            ObjectNode diagnosis = diagnoses.addObject().put("rank", rank--);
            reference(diagnosis, "condition", store(condition));
        }
        String id = store(encounter);
        ObjectNode craniotomy = resource("Procedure").put("status", "completed");
        code(craniotomy, "urn:xinglin:icd-9-cm-3-chs-2.0", "01.2400x013");
        reference(craniotomy, "subject", patient);
        reference(craniotomy, "encounter", id);
        store(craniotomy);

        String answer = post("fhir/" + id + "/$drg", resource("Parameters")).toString();
        assertThat(answer)
                .contains("BB11")
                .contains("\"MDCB\"")
                .contains("Observation/")
                .contains("入ADRG BB1");

        ObjectNode odd = resource("Parameters");
        ArrayNode parameters = odd.putArray("parameter");
        for (String code : new String[] {"QQQ", "K35.900", "K35.900"}) {
            parameters.addObject().put("name", "diagnosis").put("valueString", code);
        }
        assertThat(post("fhir/Encounter/$drg", odd).toString())
                .contains("\"0000\"")
                .contains("未知")
                .contains("重复");
        var unknown = server.send(HttpRequest.newBuilder(server.web().resolve("fhir/Encounter/nobody/$drg"))
                .header("Authorization", client.basic())
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(resource("Parameters").toString()))
                .build());
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("OperationOutcome");
    }

    @Test
    @Tag("REQ-SEC-21")
    void casesShouldBeForCodersAndAdministrators() {
        assertThat(server.get("case.xhtml", server.account(Role.CLINICIAN)).statusCode())
                .isEqualTo(403);
        assertThat(server.get("case.xhtml", server.account(Role.ADMINISTRATOR)).statusCode())
                .isEqualTo(200);
    }
}
