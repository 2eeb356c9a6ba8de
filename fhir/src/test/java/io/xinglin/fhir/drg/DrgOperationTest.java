package io.xinglin.fhir.drg;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.drg.DrgGrouper;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.fhir.server.FhirHttp;
import io.xinglin.fhir.server.FhirWar;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DRG-10")
class DrgOperationTest {
    private final FhirWar war = FhirWar.shared();
    private final FhirHttp client = new FhirHttp(war, "api-client");
    private final RememberingGrouper grouper = new RememberingGrouper();

    @BeforeEach
    void aGrouperIsThere() {
        PortRegistry.provide(DrgGrouper.class, grouper);
    }

    @AfterEach
    void itGoes() {
        PortRegistry.withdraw(DrgGrouper.class, grouper);
    }

    private String store(Resource resource) throws Exception {
        var answer = client.post(resource);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.as(resource.getClass())
                .getIdElement()
                .toUnqualifiedVersionless()
                .getValue();
    }

    private FhirHttp.Answer ask(FhirHttp as, String path, Parameters parameters) throws Exception {
        return as.post(
                path,
                FhirHttp.JSON,
                ca.uhn.fhir.context.FhirContext.forR4Cached().newJsonParser().encodeResourceToString(parameters));
    }

    private static Date at(String time) {
        return new DateTimeType(time).getValue();
    }

    private String patient(String birth) throws Exception {
        var patient = new Patient().setGender(AdministrativeGender.FEMALE);
        patient.setBirthDate(at(birth));
        return store(patient);
    }

    private static CodeableConcept code(String system, String code) {
        return new CodeableConcept().setText(code).addCoding(new Coding(system, code, null));
    }

    private String condition(String patient, String code, String verification) throws Exception {
        var condition = new Condition().setCode(code(CodeSystem.ICD_10_CHS.uri(), code));
        condition.setSubject(new Reference(patient));
        condition.setVerificationStatus(
                code("http://terminology.hl7.org/CodeSystem/condition-ver-status", verification));
        return store(condition);
    }

    private Encounter encounter(String patient) {
        var encounter = new Encounter()
                .setStatus(Encounter.EncounterStatus.FINISHED)
                .setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", null))
                .setSubject(new Reference(patient));
        encounter.getPeriod().setStart(at("2026-03-01T08:00:00+08:00")).setEnd(at("2026-03-08T10:00:00+08:00"));
        encounter
                .getHospitalization()
                .setDischargeDisposition(
                        code("http://terminology.hl7.org/CodeSystem/discharge-disposition", "aadvice"));
        return encounter;
    }

    private static List<String> texts(Parameters answer, String name) {
        return answer.getParameter().stream()
                .filter(parameter -> parameter.getName().equals(name))
                .map(ParametersParameterComponent::getValue)
                .map(value -> value.primitiveValue())
                .toList();
    }

    @Test
    void aStoredEncounterShouldBeReadByRankAndItsGroupKeptOnce() throws Exception {
        String patient = patient("1958-02-03");
        Encounter stay = encounter(patient);
        stay.addDiagnosis()
                .setCondition(new Reference(condition(patient, "I10.x00", "confirmed")))
                .setRank(2);
        stay.addDiagnosis()
                .setCondition(new Reference(condition(patient, "K35.900", "confirmed")))
                .setRank(1);
        stay.addDiagnosis()
                .setCondition(new Reference(condition(patient, "R10.400", "confirmed")))
                .setUse(code("http://terminology.hl7.org/CodeSystem/diagnosis-role", "AD"));
        stay.addDiagnosis()
                .setCondition(new Reference(condition(patient, "J18.900", "refuted")))
                .setRank(3);
        String id = store(stay);
        var later =
                new Procedure().setStatus(Procedure.ProcedureStatus.COMPLETED).setSubject(new Reference(patient));
        later.setCode(code(CodeSystem.ICD_9_CM_3_CHS.uri(), "54.1100")).setEncounter(new Reference(id));
        later.setPerformed(new DateTimeType("2026-03-03T09:00:00+08:00"));
        store(later);
        var first =
                new Procedure().setStatus(Procedure.ProcedureStatus.COMPLETED).setSubject(new Reference(patient));
        first.setCode(code(CodeSystem.ICD_9_CM_3_CHS.uri(), "47.0100")).setEncounter(new Reference(id));
        first.setPerformed(new DateTimeType("2026-03-02T09:00:00+08:00"));
        store(first);
        var planned =
                new Procedure().setStatus(Procedure.ProcedureStatus.PREPARATION).setSubject(new Reference(patient));
        planned.setCode(code(CodeSystem.ICD_9_CM_3_CHS.uri(), "51.2300")).setEncounter(new Reference(id));
        store(planned);

        var answer = ask(client, id + "/$drg", new Parameters());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(grouper.asked().diagnoses()).containsExactly("K35.900", "I10.x00");
        assertThat(grouper.asked().procedures()).containsExactly("47.0100", "54.1100");
        assertThat(grouper.asked().sex()).isEqualTo(Sex.FEMALE);
        assertThat(grouper.asked().ageYears()).isEqualTo(68);
        assertThat(grouper.asked().lengthOfStayDays()).isEqualTo(7);
        assertThat(grouper.asked().dischargeDisposition()).isEqualTo("4");
        Parameters group = answer.as(Parameters.class);
        assertThat(((Coding) group.getParameter("drg").getValue()).getCode()).isEqualTo("GD25");
        assertThat(texts(group, "mdc")).containsExactly("MDCG");
        assertThat(texts(group, "adrg")).containsExactly("GD2");
        assertThat(texts(group, "weight")).containsExactly("0.9");
        assertThat(texts(group, "path")).containsExactly("入MDCG", "入ADRG GD2", "入GD25");
        assertThat(texts(group, "cc")).containsExactly("J18.900");
        assertThat(texts(group, "excluded")).containsExactly("E87.600");
        assertThat(texts(group, "warnings")).containsExactly("性别未知");
        assertThat(texts(group, "dipKey")).containsExactly("K35.9:47.0100");
        assertThat(texts(group, "dipScore")).containsExactly("800.0");

        ask(client, id + "/$drg", new Parameters());
        var kept = client.get("Observation?encounter=" + id).as(Bundle.class);
        assertThat(kept.getEntry()).hasSize(1);
        Observation observation = (Observation) kept.getEntryFirstRep().getResource();
        assertThat(observation.getMeta().getVersionId()).isEqualTo("1");
        assertThat(observation.getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("GD25");
        assertThat(observation.getComponent().stream()
                        .filter(component -> component.getCode().getText() == null
                                && component
                                        .getCode()
                                        .getCodingFirstRep()
                                        .getCode()
                                        .equals("path"))
                        .map(component -> component.getValueStringType().getValue()))
                .containsExactly("入MDCG", "入ADRG GD2", "入GD25");
    }

    @Test
    void aNewbornShouldBringItsDaysAndBirthWeight() throws Exception {
        String patient = patient("2026-02-25");
        var weight = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        weight.setCode(code("http://loinc.org", "8339-4")).setSubject(new Reference(patient));
        weight.setValue(new Quantity()
                .setValue(1.45)
                .setUnit("kg")
                .setSystem("http://unitsofmeasure.org")
                .setCode("kg"));
        store(weight);
        String id = store(encounter(patient));
        assertThat(ask(client, id + "/$drg", new Parameters()).status()).isEqualTo(200);
        assertThat(grouper.asked().ageYears()).isZero();
        assertThat(grouper.asked().ageDays()).isEqualTo(4);
        assertThat(grouper.asked().birthWeightG()).isEqualTo(1450);
        assertThat(grouper.asked().diagnoses()).isEmpty();
    }

    @Test
    void conditionsWithoutARankShouldCountAsRecordedWithAWarning() throws Exception {
        String patient = patient("1970-01-01");
        String id = store(encounter(patient));
        for (String code : List.of("K35.900", "I10.x00")) {
            var condition = new Condition().setCode(code(CodeSystem.ICD_10_CHS.uri(), code));
            condition.setSubject(new Reference(patient)).setEncounter(new Reference(id));
            store(condition);
        }
        var uncoded = new Condition().setCode(new CodeableConcept().setText("乏力"));
        uncoded.setSubject(new Reference(patient)).setEncounter(new Reference(id));
        store(uncoded);
        Parameters group = ask(client, id + "/$drg", new Parameters()).as(Parameters.class);
        assertThat(grouper.asked().diagnoses()).containsExactly("K35.900", "I10.x00");
        assertThat(texts(group, "warnings"))
                .anyMatch(warning -> warning.contains("rank"))
                .anyMatch(warning -> warning.contains("乏力"));
    }

    @Test
    void parametersShouldStandInForWhatIsStoredAndNothingIsKeptOfThemAlone() throws Exception {
        var parameters = new Parameters();
        parameters.addParameter().setName("sex").setValue(new CodeType("M"));
        parameters.addParameter().setName("ageYears").setValue(new IntegerType(45));
        parameters.addParameter().setName("diagnosis").setValue(new StringType("S06.400"));
        parameters.addParameter().setName("diagnosis").setValue(new StringType("J96.000"));
        parameters.addParameter().setName("procedure").setValue(new StringType("01.2400x013"));
        Parameters group = ask(new FhirHttp(war, "clinician"), "Encounter/$drg", parameters)
                .as(Parameters.class);
        assertThat(grouper.asked().diagnoses()).containsExactly("S06.400", "J96.000");
        assertThat(grouper.asked().procedures()).containsExactly("01.2400x013");
        assertThat(grouper.asked().sex()).isEqualTo(Sex.MALE);
        assertThat(group.getParameter("observation")).isNull();

        String id = store(encounter(patient("1970-01-01")));
        assertThat(ask(client, id + "/$drg", parameters).status()).isEqualTo(200);
        assertThat(grouper.asked().ageYears()).isEqualTo(45);
        assertThat(grouper.asked().lengthOfStayDays()).isEqualTo(7);
    }

    @Test
    void whatCannotBeAnsweredShouldBeAnOperationOutcome() throws Exception {
        var unknown = ask(client, "Encounter/nobody/$drg", new Parameters());
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.issue().getCode()).isEqualTo(IssueType.NOTFOUND);
        var wrong = new Parameters();
        wrong.addParameter().setName("ageYears").setValue(new StringType("old"));
        var refused = ask(client, "Encounter/$drg", wrong);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.issue().getDiagnostics()).contains("ageYears");
        PortRegistry.withdraw(DrgGrouper.class, grouper);
        var away = ask(client, "Encounter/$drg", new Parameters());
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.issue().getCode()).isEqualTo(IssueType.TRANSIENT);
    }

    @Test
    @Tag("REQ-SEC-21")
    void keepingAGroupShouldBeForCodersAndWriters() throws Exception {
        String id = store(encounter(patient("1970-01-01")));
        assertThat(ask(new FhirHttp(war, "clinician"), id + "/$drg", new Parameters())
                        .status())
                .isEqualTo(403);
        assertThat(ask(new FhirHttp(war, "coder"), id + "/$drg", new Parameters())
                        .status())
                .isEqualTo(200);
        assertThat(ask(new FhirHttp(war, ""), id + "/$drg", new Parameters()).status())
                .isEqualTo(401);
    }

    @Test
    void theCapabilityStatementShouldNameTheOperationAndItsDefinition() throws Exception {
        String capabilities = client.get("metadata").body().replace(" ", "");
        assertThat(capabilities).contains("\"name\":\"drg\"");
        String definition = capabilities.replaceAll("(?s).*\"name\":\"drg\",\"definition\":\"([^\"]+)\".*", "$1");
        var read = client.get(definition.substring(definition.indexOf("OperationDefinition/")));
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        OperationDefinition operation = read.as(OperationDefinition.class);
        assertThat(operation.getCode()).isEqualTo("drg");
        assertThat(operation.getInstance()).isTrue();
        assertThat(operation.getType()).isTrue();
        assertThat(operation.getParameter())
                .extracting(OperationDefinition.OperationDefinitionParameterComponent::getName)
                .contains("diagnosis", "procedure", "drg", "path", "dipScore");
    }
}
