package io.xinglin.fhir.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.casefile.CaseSamples;
import io.xinglin.core.casefile.CodedCase;
import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.casefile.FinalCase;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.fhir.ClinicalSamples;
import io.xinglin.core.note.Note;
import io.xinglin.core.patient.Patient;
import io.xinglin.fhir.mapping.CaseMapping;
import io.xinglin.fhir.mapping.NoteMapping;
import io.xinglin.fhir.mapping.PatientMapping;
import io.xinglin.fhir.server.FhirHttp;
import io.xinglin.fhir.server.FhirWar;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The diagnoses of closed cases in encounters that an API client wrote. */
@Tag("REQ-DRG-14")
class CodedEncounterTest {
    private final FhirHttp client = new FhirHttp(FhirWar.shared(), "api-client");
    private final ClinicalRepository repository =
            PortRegistry.find(ClinicalRepository.class).orElseThrow();
    private final Patient patient =
            ClinicalSamples.patient("P" + UUID.randomUUID().toString().substring(0, 8));
    private final String subject = store(PatientMapping.patient(patient));
    private final String noteId = "N" + UUID.randomUUID();

    CodedEncounterTest() throws Exception {}

    private String store(Resource resource) throws Exception {
        var answer = client.post(resource);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.as(resource.getClass())
                .getIdElement()
                .toUnqualifiedVersionless()
                .getValue();
    }

    private Encounter encounter(String id) throws Exception {
        return client.get(id).as(Encounter.class);
    }

    private Condition condition(Encounter.DiagnosisComponent diagnosis) throws Exception {
        return client.get(diagnosis.getCondition().getReference()).as(Condition.class);
    }

    /** An encounter of the client with a reason for admission, and the record that names it. */
    private String recorded(String of) throws Exception {
        var pain = new Condition().setCode(new CodeableConcept().setText("右下腹痛"));
        pain.setSubject(new Reference(of));
        var stay = new Encounter()
                .setStatus(Encounter.EncounterStatus.FINISHED)
                .setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", null))
                .setSubject(new Reference(of));
        stay.addDiagnosis()
                .setCondition(new Reference(store(pain)))
                .setUse(new CodeableConcept()
                        .addCoding(new Coding("http://terminology.hl7.org/CodeSystem/diagnosis-role", "AD", null)));
        String id = store(stay);
        var document = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        document.setMasterIdentifier(NoteMapping.key(noteId)).setSubject(new Reference(subject));
        document.getContext().addEncounter(new Reference(id));
        document.addContent().getAttachment().setTitle("出院记录");
        store(document);
        return id;
    }

    private FinalCase closed() {
        return CaseSamples.closed(new Note(noteId, patient, "", "出院记录", ClinicalSamples.AT, "急性阑尾炎。高血压病。"));
    }

    @Test
    void closedCaseShouldRankItsDiagnosesBesideThoseOfOthers() throws Exception {
        String id = recorded(subject);
        repository.saveCase(closed());

        Encounter stay = encounter(id);
        assertThat(stay.getStatus()).as("what is the client's stays").isEqualTo(Encounter.EncounterStatus.FINISHED);
        assertThat(stay.getDiagnosis())
                .extracting(d -> d.getUse().getCodingFirstRep().getCode(), Encounter.DiagnosisComponent::getRank)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("AD", 0),
                        org.assertj.core.groups.Tuple.tuple("DD", 1),
                        org.assertj.core.groups.Tuple.tuple("DD", 2));
        Condition principal = condition(stay.getDiagnosis().get(1));
        assertThat(principal.getCode().getCodingFirstRep().getCode()).isEqualTo("K35.900");
        assertThat(principal.getVerificationStatus().getCodingFirstRep().getCode())
                .isEqualTo("confirmed");
        assertThat(principal.getEncounter().getReference()).isEqualTo(id);
        assertThat(principal.getRecorder().getIdentifier().getValue()).isEqualTo("coder");
        Provenance closing =
                client.get("Provenance/" + CaseMapping.provenanceId(noteId)).as(Provenance.class);
        assertThat(closing.getAgentFirstRep().getWho().getIdentifier().getValue())
                .isEqualTo("coder");
        assertThat(closing.getTarget())
                .extracting(Reference::getReference)
                .contains(id)
                .hasSize(4);

        repository.saveCase(closed());
        assertThat(encounter(id).getMeta().getVersionId()).isEqualTo("2");
    }

    @Test
    void diagnosisThatIsNotConfirmedAnyMoreShouldBeEnteredInError() throws Exception {
        String id = recorded(subject);
        FinalCase first = closed();
        repository.saveCase(first);
        Condition appendicitis = condition(encounter(id).getDiagnosis().get(1));
        var coded = new CodedCase(
                first.coded().stay(), List.of(CodedItem.added(CaseSamples.HYPERTENSION)), List.of(), List.of());
        repository.saveCase(
                new FinalCase(first.note(), coded, first.grouping(), first.ruleset(), "", null, "coder", first.at()));

        Condition now = client.get("Condition/" + appendicitis.getIdElement().getIdPart())
                .as(Condition.class);
        assertThat(now.getVerificationStatus().getCodingFirstRep().getCode()).isEqualTo("entered-in-error");
        assertThat(now.hasClinicalStatus()).isFalse();
        assertThat(encounter(id).getDiagnosis()).hasSize(2);
        assertThat(condition(encounter(id).getDiagnosis().get(1))
                        .getCode()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("I10.x00");
    }

    @Test
    void encounterOfAnotherPatientShouldStayAsItIs() throws Exception {
        String id = recorded(store(new org.hl7.fhir.r4.model.Patient()));
        repository.saveCase(closed());
        assertThat(encounter(id).getMeta().getVersionId()).isEqualTo("1");
        assertThat(client.get("Provenance/" + CaseMapping.provenanceId(noteId))
                        .as(Provenance.class)
                        .getTarget())
                .as("the group alone")
                .hasSize(1);
    }
}
