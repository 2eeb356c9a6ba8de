package io.xinglin.fhir.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.fhir.ClinicalSamples;
import io.xinglin.fhir.mapping.PatientMapping;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The war starts from its own web.xml, answers, and lets each role do what it may. */
class FhirServerTest {
    private final FhirWar war = FhirWar.shared();
    private final FhirHttp nobody = new FhirHttp(war, "");
    private final FhirHttp client = new FhirHttp(war, "api-client");

    @Test
    @Tag("REQ-FHIR-01")
    void metadataShouldBeReadableWithoutAnAccount() throws Exception {
        var answer = nobody.get("metadata");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().replace(" ", ""))
                .contains("\"resourceType\":\"CapabilityStatement\"", "\"fhirVersion\":\"4.0.1\"");
    }

    @ParameterizedTest
    @Tag("REQ-SEC-20")
    @ValueSource(strings = {"Patient", "Patient/1", "metadata/", "", "DiagnosticReport?status=final"})
    void everythingElseShouldAskForAnAccount(String path) throws Exception {
        assertThat(nobody.get(path).status()).isEqualTo(401);
    }

    @Test
    @Tag("REQ-SEC-20")
    void otherMethodsOnMetadataShouldAskForAnAccount() throws Exception {
        assertThat(nobody.post("metadata", FhirHttp.JSON, "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @Tag("REQ-SEC-21")
    @ValueSource(strings = {"clinician", "coder"})
    void rolesThatReadShouldNotWrite(String role) throws Exception {
        var reader = new FhirHttp(war, role);
        assertThat(reader.get("Patient?_count=1").status()).isEqualTo(200);
        var refused = reader.post(new Patient());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.issue().getCode()).isEqualTo(IssueType.FORBIDDEN);
    }

    @Test
    @Tag("REQ-SEC-21")
    void apiClientsShouldWriteAndAdministratorsAloneDelete() throws Exception {
        var created = client.post(PatientMapping.patient(ClinicalSamples.patient("D1")));
        assertThat(created.status()).isEqualTo(201);
        String path = "Patient/" + created.as(Patient.class).getIdElement().getIdPart();
        assertThat(client.delete(path).status()).isEqualTo(403);
        assertThat(new FhirHttp(war, "administrator").delete(path).status()).isEqualTo(200);
    }

    @Test
    @Tag("REQ-SEC-21")
    void aTransactionShouldNotReachTypesThatAreNotOffered() throws Exception {
        var transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        transaction
                .addEntry()
                .setResource(new SearchParameter().setName("x"))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("SearchParameter");
        assertThat(client.post(transaction).status()).isEqualTo(403);
        assertThat(client.get("SearchParameter").status()).isEqualTo(404);
    }

    @Test
    @Tag("REQ-FHIR-01")
    void searchShouldFindAChinesePatientByIdentifierAndName() throws Exception {
        client.post(PatientMapping.patient(ClinicalSamples.patient("S77")));
        var found = client.get("Patient?identifier=urn:xinglin:authority:HOSPITAL%7CS77&name=%E5%BC%A0")
                .as(Bundle.class);
        assertThat(found.getEntry()).hasSize(1);
        assertThat(((Patient) found.getEntryFirstRep().getResource())
                        .getNameFirstRep()
                        .getText())
                .isEqualTo("张三丰");
    }
}
