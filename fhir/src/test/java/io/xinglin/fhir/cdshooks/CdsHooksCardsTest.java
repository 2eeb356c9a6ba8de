package io.xinglin.fhir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.fhir.ClinicalSamples;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.fhir.server.FhirHttp;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the services are and what cards they answer with. */
@Tag("REQ-CDS-01")
class CdsHooksCardsTest extends HookCalls {
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
}
